"""The stages of a selection as the funnel shows them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.kit.funnel import Stage
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from commission_app.services.people.overview import Season, StageLine
    from commission_app.views.support.words import Words


def stages_of(season: Season) -> tuple[Stage, ...]:
    """Each with how many entered it; nobody has entered what comes after an open one."""
    return tuple(_stages(season))


def _stages(season: Season) -> Iterator[Stage]:
    known = True
    for one in season.stages:
        appointed = one.interview and bool(season.figures.interviews_all)
        entered = one.entered if known or appointed else 0
        yield Stage(
            name=joined(str(one.order), one.title, between="  "),
            below=_below(one, season),
            count=entered,
            share=share_words(one.share) if entered else "",
            now=one.state == "open",
        )
        known = known and one.passed is not None


def _below(one: StageLine, season: Season) -> Words:
    figures = season.figures
    if one.state == "done":
        return _done(one)
    if one.interview and figures.interviews_all:
        held, all_ = figures.interviews_held, figures.interviews_all
        return phrase(T("season.stage_interviews"), held=held, of=all_)
    if one.state == "open":
        return phrase(T("season.stage_open"))
    skipped = figures.interviews_all and not one.interview
    return phrase(T("season.stage_skipped") if skipped else T("season.stage_ahead"))


def _done(one: StageLine) -> Words:
    if one.interview:
        return phrase(T("season.stage_decided"), passed=one.passed or 0)
    if one.results_at is None:
        return phrase(T("season.stage_done"))
    return phrase(T("season.stage_came"), at=one.results_at.date())


def share_words(share: Fraction) -> Words:
    """A share in per cent, to a tenth; a whole one without it."""
    percent = Decimal(round(share * 1000)) / 10
    whole = percent == percent.to_integral_value()
    shown = percent.to_integral_value() if whole else percent
    return phrase(T("season.share"), share=shown)
