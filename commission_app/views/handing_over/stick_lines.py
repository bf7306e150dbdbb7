"""Sticks as rows of a list; the chosen one is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.handing_over.amounts import size_words
from commission_app.views.kit.lines import Line
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.day.sticks import Stick
    from commission_app.views.support.words import Words

CHOSEN, OTHER = ("ph.check-circle-fill", "link"), ("ph.circle", "soft")


def key_of(stick: Stick) -> str:
    """By its path."""
    return str(stick.path)


def name_of(stick: Stick) -> str:
    """As a person calls it: a folder by its last part."""
    return stick.label if stick.removable else stick.path.name or stick.label


def lines_of(sticks: Sequence[Stick], chosen: str) -> list[Line]:
    """All of them, in their order."""
    return [_line(stick, chosen=key_of(stick) == chosen) for stick in sticks]


def best(sticks: Sequence[Stick], wanted: str) -> Stick | None:
    """The one that a person chose while it is there, else the first that is ready."""
    by_key = {key_of(stick): stick for stick in sticks}
    ready = (stick for stick in sticks if stick.ready)
    return by_key.get(wanted) or next(ready, None) or next(iter(sticks), None)


def _line(stick: Stick, *, chosen: bool) -> Line:
    ready = stick.ready
    unfit = T("handover.unfit") if stick.total else T("handover.away")
    return Line(
        key=key_of(stick),
        upper=name_of(stick),
        lower=_about(stick),
        word=phrase(T("handover.ready") if ready else unfit),
        glyph=("ph.check", "soft") if ready else ("ph.warning-circle", "caution"),
        lead=CHOSEN if chosen else OTHER,
    )


def _about(stick: Stick) -> Words:
    free = phrase(T("handover.free"), size=size_words(stick.free)) if stick.total else ""
    last = phrase(T("handover.last_here"), at=stick.last.at) if stick.last else ""
    where = "" if stick.removable else str(stick.path)
    return joined(free, last, where, between=" · ")
