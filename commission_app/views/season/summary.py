"""The season's summary as a table of texts, to be printed as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.people.print_seen import Seen
from commission_app.shared.texts import T
from commission_app.views.season.figures_card import gaps, last_package, planned
from commission_app.views.season.stages import stages_of
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import joined, long_day, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.services.people.overview import Season
    from commission_app.views.support.words import Words

Row = tuple["Words", "Words", "Words"]


def summary_of(season: Season) -> Seen:
    """Stages, figures and tasks, in the language of the moment."""
    heading = phrase(T("season.heading"), year=str(season.year))
    at = season.at
    note = f"{said(season.title)} · {long_day(at.date(), language())}, {at:%H:%M}"
    headings = (T("season.column_what"), T("season.column_number"), T("season.column_means"))
    return Seen(
        title=said(heading),
        headings=tuple(said(phrase(key)) for key in headings),
        rows=tuple(tuple(said(cell) for cell in row) for row in _rows(season)),
        lang=language(),
        notes=(note,),
    )


def _rows(season: Season) -> Iterator[Row]:
    for stage in stages_of(season):
        yield stage.name, joined(stage.count, stage.share, between=" · "), stage.below
    one = season.figures
    held = phrase(T("kit.done_of"), done=one.interviews_held, of=one.interviews_all)
    yield phrase(T("season.interviews")), held, planned(one)
    came = phrase(T("kit.done_of"), done=one.sheets_received, of=one.sheets_expected)
    yield phrase(T("season.sheets")), came, gaps(one)
    here = phrase(T("kit.done_of"), done=one.laptops_handed_over, of=one.laptops_all)
    yield phrase(T("season.laptops")), here, last_package(one)
    for task in season.tasks:
        yield task.title, "", task.detail
