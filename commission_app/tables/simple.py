"""The small tables of the command line: marks, presence, interviews, votes, decisions, gaps."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

import msgspec

from commission_app.domain.language import Bilingual
from commission_app.tables.strict import Columns, StrictRow, refuse_second, strict_rows
from commission_app.tables.takes import choices
from commission_app.tables.words import ALLOWED, YES_NO

if TYPE_CHECKING:
    from pathlib import Path

VOTES = choices(
    **{
        "for": "за, қолдаған, қолдады, иә",
        "against": "против, қарсы",
        "abstain": "воздержался, воздержалась, қалыс, қалыс қалған, қалыс қалды",
    }
)
VERDICTS = choices(
    enrol="зачислить, рекомендовать, енгізу, ұсыну",
    refuse="отказать, бас тарту",
    postpone="отложить, кейінге қалдыру",
)
INTERVIEW_OUTCOMES = choices(
    held="проведено, состоялось, өтті, өткізілді",
    absent="не явился, не явилась, келмеді",
    interrupted="прервано, үзілді",
    rescheduled="перенесено, ауыстырылды",
)


class ScoreRow(msgspec.Struct, frozen=True):
    """A mark, or with no criterion only the note and the wish to seal the sheet."""

    row: int
    interview: str
    criterion: str
    level: int | None
    comment: str
    note: str
    seal: bool


class AttendanceRow(msgspec.Struct, frozen=True):
    """A stay of a member at a sitting, or with no times the reason why he was not there."""

    row: int
    sitting: str
    member: str
    start: datetime | None
    end: datetime | None
    reason: str


class InterviewRow(msgspec.Struct, frozen=True):
    """What became of an interview."""

    row: int
    interview: str
    outcome: Literal["held", "absent", "interrupted", "rescheduled"]
    reason: str


class VoteRow(msgspec.Struct, frozen=True):
    """A member's vote in a round; `decision` is what is proposed, "" where it is not said."""

    row: int
    proposal: str
    interviews: tuple[str, ...]
    round: int
    time: datetime
    member: str
    vote: Literal["for", "against", "abstain"]
    decision: Literal["enrol", "refuse", "postpone", ""]


class DecisionRow(msgspec.Struct, frozen=True):
    """A decision with its reason."""

    row: int
    interview: str
    decision: Literal["enrol", "refuse", "postpone"]
    reason: Bilingual


class GapRow(msgspec.Struct, frozen=True):
    """Why a member's sheet of an interview is missing."""

    row: int
    interview: str
    member: str
    reason: str


def read_scores(path: Path) -> tuple[ScoreRow, ...]:
    """`interview,criterion,level[,comment,note,seal]`; UserError names the first wrong cell."""
    columns = Columns(("interview", "criterion", "level"), ("comment", "note", "seal"))
    seen: dict[tuple[str, str], int] = {}
    found: list[ScoreRow] = []
    for row in strict_rows(path, columns):
        one = _score(row)
        if one.criterion:
            refuse_second(seen, (one.interview, one.criterion), row, "criterion")
        found.append(one)
    return tuple(found)


def read_attendance(path: Path) -> tuple[AttendanceRow, ...]:
    """`sitting,member,from,to[,reason]`; UserError names the first wrong cell."""
    columns = Columns(("sitting", "member", "from", "to"), ("reason",))
    return tuple(_stay(row) for row in strict_rows(path, columns))


def read_interviews(path: Path) -> tuple[InterviewRow, ...]:
    """`interview,outcome[,reason]`; UserError names the first wrong cell."""
    seen: dict[str, int] = {}
    found: list[InterviewRow] = []
    for row in strict_rows(path, Columns(("interview", "outcome"), ("reason",))):
        refuse_second(seen, row.code("interview"), row, "interview")
        outcome = cast(
            "Literal['held', 'absent', 'interrupted', 'rescheduled']",
            row.choice("outcome", INTERVIEW_OUTCOMES, ALLOWED["interview"]),
        )
        found.append(
            InterviewRow(row.number, row.code("interview"), outcome, row.line("reason"))
        )
    return tuple(found)


def read_votes(path: Path) -> tuple[VoteRow, ...]:
    """`proposal,interviews,round,time,member,vote[,decision]`; interviews parted by space or ;.

    UserError names the first wrong cell, or a member who votes twice in one round.
    """
    columns = Columns(
        ("proposal", "interviews", "round", "time", "member", "vote"), ("decision",)
    )
    seen: dict[tuple[str, int, str], int] = {}
    found: list[VoteRow] = []
    for row in strict_rows(path, columns):
        one = _vote(row)
        refuse_second(seen, (one.proposal, one.round, one.member), row, "member")
        found.append(one)
    return tuple(found)


def read_decisions(path: Path) -> tuple[DecisionRow, ...]:
    """`interview,decision[,reason_kk,reason_ru]`; UserError names the first wrong cell."""
    columns = Columns(("interview", "decision"), ("reason_kk", "reason_ru"))
    seen: dict[str, int] = {}
    found: list[DecisionRow] = []
    for row in strict_rows(path, columns):
        refuse_second(seen, row.code("interview"), row, "interview")
        verdict = cast("Literal['enrol', 'refuse', 'postpone']", _verdict(row))
        reason = Bilingual(row.line("reason_kk"), row.line("reason_ru"))
        found.append(DecisionRow(row.number, row.code("interview"), verdict, reason))
    return tuple(found)


def read_gaps(path: Path) -> tuple[GapRow, ...]:
    """`interview,member,reason`; UserError names the first wrong or empty cell."""
    seen: dict[tuple[str, str], int] = {}
    found: list[GapRow] = []
    for row in strict_rows(path, Columns(("interview", "member", "reason"))):
        one = GapRow(
            row.number,
            row.code("interview"),
            row.code("member"),
            row.line("reason", required=True),
        )
        refuse_second(seen, (one.interview, one.member), row, "member")
        found.append(one)
    return tuple(found)


def _score(row: StrictRow) -> ScoreRow:
    criterion = row.code("criterion") if row.get("criterion") else ""
    if criterion:
        level = row.whole("level", 0, 100)
    elif row.get("level") or row.get("comment"):
        raise row.wrong("criterion", "C1, C2 …")
    else:
        level = None
    seal = row.get("seal") != "" and row.choice("seal", YES_NO, ALLOWED["yes_no"]) == "yes"
    interview = row.code("interview")
    return ScoreRow(
        row.number, interview, criterion, level, row.prose("comment"), row.prose("note"), seal
    )


def _stay(row: StrictRow) -> AttendanceRow:
    start, end = row.moment("from"), row.moment("to")
    if end and (start is None or end <= start):
        raise row.wrong("to", "from < to")
    if start is None and not row.get("reason"):
        raise row.wrong("from", "2026-09-29T09:00:00+05:00")
    sitting, member = row.code("sitting"), row.code("member")
    return AttendanceRow(row.number, sitting, member, start, end, row.line("reason"))


def _verdict(row: StrictRow) -> str:
    return row.choice("decision", VERDICTS, ALLOWED["decision"])


def _vote(row: StrictRow) -> VoteRow:
    time = row.moment("time")
    interviews = tuple(row.get("interviews").replace(";", " ").split())
    if time is None:
        raise row.wrong("time", "2026-09-29T09:00:00+05:00")
    if not interviews or len(set(interviews)) < len(interviews) or len(interviews) > 5000:
        raise row.wrong("interviews", "L26-0001 L26-0002 …")
    decision = _verdict(row) if row.get("decision") else ""
    vote = row.choice("vote", VOTES, ALLOWED["vote"])
    return VoteRow(
        row.number,
        row.code("proposal"),
        interviews,
        row.whole("round", 1, 1000),
        time,
        row.code("member"),
        cast("Literal['for', 'against', 'abstain']", vote),
        cast("Literal['enrol', 'refuse', 'postpone', '']", decision),
    )
