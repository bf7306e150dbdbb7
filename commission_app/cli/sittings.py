"""The sitting: who was there, what became of interviews, the reveal, votes and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from commission_app.cli.backing_up import back_up
from commission_app.cli.session import Session, file_option, in_workspace, lang_option
from commission_app.cli.words import Verb, Verbs, Words, Wrong, option
from commission_app.domain.cells import FLAG_TEXTS as CELL_FLAGS
from commission_app.domain.tally import FLAG_TEXTS
from commission_app.services.deciding import Decide, RecordDissent
from commission_app.services.results_of_interviews import Tallied, read_tally
from commission_app.services.sittings import (
    Attend,
    CloseSitting,
    OpenSitting,
    RecordInterviews,
    RevealMarks,
)
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables.simple import (
    read_attendance,
    read_decisions,
    read_gaps,
    read_interviews,
    read_votes,
)

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from commission_app.domain.facts.kinds.commission import Form
    from commission_app.domain.tally import Score

LARGEST_TEXT = 1 << 17  # bytes of a dissenting opinion
RECOMMENDATIONS = {
    "enrol": T("cli.recommend_enrol"),
    "refuse": T("cli.recommend_refuse"),
    "none": T("cli.recommend_none"),
}

HEADINGS = (
    T("cli.column_interview"),
    T("cli.column_sheets"),
    T("cli.column_score"),
    T("cli.column_percent"),
    T("cli.column_recommendation"),
    T("cli.column_flags"),
)


@click.group("sitting", cls=Verbs, help=T("cli.help_sitting"))
@lang_option
def sitting() -> None:
    """Sittings."""


@sitting.command("open", cls=Verb, help=T("cli.help_sitting_open"))
@click.argument("code", metavar="CODE")
@option("--form", help=T("cli.opt_form"), type=Words("panel", "plenary"), required=True)
@in_workspace
@click.pass_obj
def open_(session: Session, code: str, form: str) -> None:
    """A sitting begins."""
    with session.open() as workspace:
        OpenSitting(code, cast("Form", form))(workspace)
    session.answer({"sitting": code}, session.text(T("cli.sitting_opened"), sitting=code))


@sitting.command("close", cls=Verb, help=T("cli.help_sitting_close"))
@click.argument("code", metavar="CODE")
@file_option("--gaps", help=T("cli.opt_gaps"), metavar="FILE")
@in_workspace
@click.pass_obj
def close(session: Session, code: str, gaps: Path | None) -> None:
    """A sitting ends; gaps are named."""
    rows = () if gaps is None else read_gaps(gaps)
    with session.open() as workspace:
        count = CloseSitting(code, rows)(workspace).value
        back_up(session, workspace, "day")
    session.answer(
        {"sitting": code, "gaps": count},
        session.text(T("cli.sitting_closed"), sitting=code),
        *([session.number(T("cli.gaps_named"), count)] if count else []),
    )


@click.command("attend", cls=Verb, help=T("cli.help_attend"))
@file_option("--from", "file", help=T("cli.opt_from_attendance"), required=True, metavar="FILE")
@in_workspace
@click.pass_obj
def attend(session: Session, file: Path) -> None:
    """Presence at sittings."""
    rows = read_attendance(file)
    with session.open() as workspace:
        count = Attend(rows)(workspace).value
    session.answer({"recorded": count}, session.number(T("cli.attended"), count))


@click.command("interview", cls=Verb, help=T("cli.help_interview"))
@file_option("--from", "file", help=T("cli.opt_from_interviews"), required=True, metavar="FILE")
@in_workspace
@click.pass_obj
def interview(session: Session, file: Path) -> None:
    """What became of interviews."""
    rows = read_interviews(file)
    with session.open() as workspace:
        count = RecordInterviews(rows)(workspace).value
    session.answer({"recorded": count}, session.number(T("cli.outcomes"), count))


@click.command("reveal", cls=Verb, help=T("cli.help_reveal"))
@click.argument("interviews", metavar="[INTERVIEW …]", nargs=-1)
@in_workspace
@click.pass_obj
def reveal(session: Session, interviews: tuple[str, ...]) -> None:
    """Open the marks of complete interviews."""
    with session.open() as workspace:
        opened = RevealMarks(interviews)(workspace).value
    session.answer({"revealed": opened}, session.number(T("cli.revealed"), len(opened)))


@click.command("tally", cls=Verb, help=T("cli.help_tally"))
@in_workspace
@click.pass_obj
def tally(session: Session) -> None:
    """Scores of revealed interviews."""
    with session.open(write=False) as workspace:
        found = read_tally(workspace)
    as_json = {
        "interviews": [tally_json(found, one) for one in found.scores],
        "ruleset": found.ruleset,
        "state_digest": found.state_digest,
    }
    rows = [tally_row(session, found, one) for one in found.scores]
    session.answer(as_json, session.table(HEADINGS, rows))


@click.command("decide", cls=Verb, help=T("cli.help_decide"))
@file_option("--votes", help=T("cli.opt_votes"), metavar="FILE")
@file_option("--decisions", help=T("cli.opt_decisions"), metavar="FILE")
@in_workspace
@click.pass_obj
def decide(session: Session, votes: Path | None, decisions: Path | None) -> None:
    """Votes and decisions, all of them or none."""
    if votes is None and decisions is None:
        raise Wrong(T("cli.missing"), name="--votes / --decisions")
    cast_votes = () if votes is None else read_votes(votes)
    made = () if decisions is None else read_decisions(decisions)
    with session.open() as workspace:
        done = Decide(cast_votes, made)(workspace).value
    session.answer(
        {"votes": done.votes, "decisions": done.decisions},
        session.number(T("cli.votes_cast"), done.votes),
        session.number(T("cli.decided"), done.decisions),
    )


@click.command("dissent", cls=Verb, help=T("cli.help_dissent"))
@click.argument("interview", metavar="INTERVIEW")
@click.argument("member", metavar="MEMBER")
@file_option("--from", "file", help=T("cli.opt_from_text"), required=True, metavar="FILE")
@in_workspace
@click.pass_obj
def dissent(session: Session, interview: str, member: str, file: Path) -> None:
    """A member's dissenting opinion."""
    raw = atomic_file.read_bounded(file, LARGEST_TEXT)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(T("cli.not_text"), file=file) from None
    with session.open() as workspace:
        RecordDissent(interview, member, text)(workspace)
    session.answer(
        {"interview": interview, "member": member},
        session.text(T("cli.dissent_recorded"), interview=interview, member=member),
    )


def tally_json(found: Tallied, one: Score) -> dict[str, object]:
    """One interview's result, as `tally` and `audit` tell it."""
    return {
        "code": one.interview,
        "sheets": one.sheets,
        "totals": {member: _plain(total) for member, total in one.totals},
        "score": one.printed_score,
        "percent": one.printed_percent,
        "exact": one.exact,
        "recommendation": one.recommendation,
        "flags": [*one.flags, *found.flags[one.interview]],
    }


def _plain(total: Fraction) -> int | float:
    """A total is whole unless the weights have fractions."""
    return total.numerator if total.denominator == 1 else float(total)


def tally_row(session: Session, found: Tallied, one: Score) -> tuple[str, ...]:
    """The same for a person, under HEADINGS."""
    flags = [_flag(session, flag) for flag in (*one.flags, *found.flags[one.interview])]
    return (
        one.interview,
        str(one.sheets),
        session.figure(one.printed_score),
        session.figure(one.printed_percent),
        session.text(RECOMMENDATIONS[one.recommendation]),
        "; ".join(flags),
    )


def _flag(session: Session, flag: str) -> str:
    name, _, detail = flag.partition(":")
    if name in FLAG_TEXTS:
        return session.text(FLAG_TEXTS[name], detail=detail)
    texts = {str(key): text for key, text in CELL_FLAGS.items()}
    return f"{detail}: {session.text(texts[name])}"
