"""Who takes part: candidates, results of earlier stages, the drawn order."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import click

from commission_app.cli.session import Session, file_option, files, in_workspace, lang_option
from commission_app.cli.words import Verb, Verbs, Whole, Wrong, option
from commission_app.services.exporting import ExportCandidates
from commission_app.services.importing import (
    Acceptance,
    ImportCandidates,
    Imported,
)
from commission_app.services.results import ImportResults
from commission_app.services.scheduling import Schedule
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables.headings import Vocabulary, load_mapping
from commission_app.tables.words import CANDIDATES, RESULTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from commission_app.tables.guard import Sample

SHOWN = 20  # rejected rows on the terminal; the report has all


@click.group("candidates", cls=Verbs, help=T("cli.help_candidates"))
@lang_option
def candidates() -> None:
    """Candidates."""


@click.group("results", cls=Verbs, help=T("cli.help_results"))
@lang_option
def results() -> None:
    """Results of stages."""


def _importing(verb: Any) -> Any:
    """What every import of a stranger's table asks."""
    verb = option("--reason", help=T("cli.opt_accept_reason"), metavar="R", default="")(verb)
    verb = option("--accept", help=T("cli.opt_accept"), metavar="KEY", default="")(verb)
    verb = file_option("--report", help=T("cli.opt_report"), metavar="FILE")(verb)
    verb = file_option("--mapping", help=T("cli.opt_mapping"), metavar="FILE")(verb)
    verb = option("--dry-run", help=T("cli.opt_dry_run"), is_flag=True)(verb)
    return files("tables", several=True)(verb)


@candidates.command("import", cls=Verb, help=T("cli.help_candidates_import"))
@_importing
@in_workspace
@click.pass_obj
def import_candidates(
    session: Session,
    tables: tuple[Path, ...],
    dry_run: bool,
    mapping: Path | None,
    report: Path | None,
    accept: str,
    reason: str,
) -> int:
    """Take candidates in; 1 when the guard stopped it."""
    place = _report_place(session, tables, report)
    with session.progress() as progress:
        act = ImportCandidates(
            files=tables,
            mapping=_mapping(mapping, CANDIDATES),
            accept=Acceptance(accept, reason),
            dry_run=dry_run,
            progress=progress,
        )
        with session.open() as workspace:
            done = act(workspace).value
    return _tell(session, done, place, dry_run=dry_run)


@results.command("import", cls=Verb, help=T("cli.help_results_import"))
@_importing
@option("--stage", help=T("cli.opt_stage"), type=Whole(1, 9), required=True)
@in_workspace
@click.pass_obj
def import_results(
    session: Session,
    tables: tuple[Path, ...],
    dry_run: bool,
    mapping: Path | None,
    report: Path | None,
    accept: str,
    reason: str,
    stage: int,
) -> int:
    """Take a stage's results in; 1 when the guard stopped it."""
    place = _report_place(session, tables, report)
    with session.progress() as progress:
        act = ImportResults(
            stage=stage,
            files=tables,
            mapping=_mapping(mapping, RESULTS),
            accept=Acceptance(accept, reason),
            dry_run=dry_run,
            progress=progress,
        )
        with session.open() as workspace:
            done = act(workspace).value
    return _tell(session, done, place, dry_run=dry_run)


@candidates.command("export", cls=Verb, help=T("cli.help_candidates_export"))
@files("file")
@in_workspace
@click.pass_obj
def export(session: Session, file: Path) -> None:
    """All candidates into a workbook; it holds personal data in the clear."""
    outside(session, file)
    with session.open() as workspace:
        data, count = ExportCandidates(session.lang)(workspace).value
        atomic_file.write(file, data)
    session.answer(
        {"file": str(file), "candidates": count},
        session.number(T("cli.exported"), count, file=file),
        session.text(T("cli.clear_file")),
    )


@click.command("schedule", cls=Verb, help=T("cli.help_schedule"))
@option("--panels", help=T("cli.opt_panels"), type=Whole(1, 100), required=True)
@option("--seed", help=T("cli.opt_seed"), required=True, metavar="S")
@option("--first-day", help=T("cli.opt_first_day"), metavar="YYYY-MM-DD")
@in_workspace
@click.pass_obj
def schedule(session: Session, panels: int, seed: str, first_day: str | None) -> None:
    """Panels and the drawn order of interviews."""
    day = None if first_day is None else _day(session, first_day)
    with session.open() as workspace:
        done = Schedule(panels, seed, day)(workspace).value
    found = {
        "panels": done.panels,
        "interviews": done.interviews,
        "days": done.days,
        "stages_without_results": done.without_results,
    }
    lines = [
        session.number(T("cli.scheduled"), done.interviews, panels=done.panels, days=done.days)
    ]
    if done.without_results:
        stages = ", ".join(map(str, done.without_results))
        lines.append(session.text(T("cli.open_gates"), stages=stages))
    session.answer(found, *lines)


def outside(session: Session, file: Path) -> None:
    """UserError for a file that would lie in the workspace, among what is encrypted."""
    if session.folder().resolve() in file.resolve().parents:
        raise UserError(T("cli.inside_workspace"), file=file)


def _day(session: Session, text: str) -> datetime:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise Wrong(T("cli.not_a_day"), name="--first-day", value=text) from None
    return datetime.combine(day, time(9), session.world.now().tzinfo)


def _mapping(file: Path | None, vocabulary: Vocabulary) -> dict[str, str]:
    return {} if file is None else load_mapping(file, vocabulary)


def _report_place(session: Session, tables: Sequence[Path], report: Path | None) -> Path:
    """Where bad rows go: beside the first file, unless somebody says; never in a workspace."""
    place = report or tables[0].with_name(f"{tables[0].stem}.report.xlsx")
    outside(session, place)
    return place


def _tell(session: Session, done: Imported, place: Path, *, dry_run: bool) -> int:
    """The report, the counts, and what stopped it."""
    written = _write_report(session, done, place)
    found = {
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "rejected": done.rejected,
        "repaired": done.repaired,
        "report": None if written is None else str(written),
        "stopped": done.stopped,
    }
    session.answer(found, *_lines(session, done, written, dry_run))
    if done.stopped is None:
        return 0
    _tell_stopped(session, done)
    return 1


def _write_report(session: Session, done: Imported, place: Path) -> Path | None:
    """The report's place; None where there is nothing to report, or no way to write it.

    What was imported stays imported, so a full disk is told and is no refusal.
    """
    data = done.report(session.lang)
    if data is None:
        return None
    try:
        atomic_file.write(place, data)
    except UserError as error:
        session.tell(session.text(T("cli.report_failed")))
        session.tell(session.error(error))
        return None
    return place


def _lines(session: Session, done: Imported, place: Path | None, dry_run: bool) -> list[str]:
    counts = (
        (T("cli.column_added"), done.added),
        (T("cli.column_changed"), done.changed),
        (T("cli.column_unchanged"), done.unchanged),
        (T("cli.column_rejected"), done.rejected),
        (T("cli.column_repaired"), done.repaired),
    )
    lines = [session.table([key for key, _ in counts], [[str(n) for _, n in counts]])]
    if dry_run:
        lines.append(session.text(T("cli.dry_run_done")))
    findings = [one for row in done.table.rejected for one in row.findings]
    refused = [one for one in findings if one.kind == "refused"]
    lines += [
        session.text(
            T("cli.rejected_cell"),
            file=one.file,
            row=one.row,
            column=one.column,
            reason=one.reason(session.lang),
        )
        for one in refused[:SHOWN]
    ]
    if place is not None:
        lines.append(session.text(T("cli.report_written"), file=place))
    return lines


def _tell_stopped(session: Session, done: Imported) -> None:
    """What is odd, the best and the worst, and how to go on all the same."""
    session.tell(session.text(T("cli.stopped")))
    for one in done.judgement.suspicions:
        session.tell(f"  {one.key}: {one.sentence(session.lang)}")
    for key, samples in (
        (T("cli.best"), done.judgement.best),
        (T("cli.worst"), done.judgement.worst),
    ):
        if samples:
            session.tell(session.text(key))
            session.tell(_samples(session, samples))
    session.tell(session.text(T("cli.how_to_accept"), key=done.stopped))


def _samples(session: Session, samples: Sequence[Sample]) -> str:
    headings = (T("cli.column_candidate"), T("cli.column_score"), T("cli.column_earlier"))
    return session.table(
        headings,
        [(one.code, session.figure(one.score), session.figure(one.earlier)) for one in samples],
    )
