"""Before the reveal nobody at the office can tell one mark from another, whatever is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec
import pytest

from commission_app.services.asking_approval import ask_for_approvals
from commission_app.services.office.bench import ReadInterviewBench
from commission_app.services.office.cell import ReadCell
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.office.journal import ReadJournal
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.office.paper_forms import ReadHalfTyped, ReadPaperForm
from commission_app.services.office.papers_desk import ReadDocuments
from commission_app.services.office.requisites import ReadRequisites
from commission_app.services.office.sitting import ReadSitting, ReadSittings
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sittings import OpenSitting, RevealMarks
from tests.support.seasons import MEMBERS, SmallSeason, marks as marks_of

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.changes import Query

HIDDEN = {"control", "package", "device"}  # random, or the digest of what is closed


def questions(season: SmallSeason) -> list[Query[object]]:
    asked: list[Query[object]] = [
        ReadMatrix(),
        ReadExchange(),
        ReadSittings(),
        ReadSitting("P"),
        ReadDocuments(),
        ReadRequisites(),
        ReadJournal(limit=10_000),
        ReadHalfTyped(),
        ReadPaperForm(season.interviews[1], "M04"),
    ]
    for code in season.interviews:
        asked.append(ReadInterviewBench(code))
        asked += [ReadCell(code, member) for member in MEMBERS]
    return asked


def answers(season: SmallSeason, levels: tuple[int, ...]) -> list[Any]:
    """All that is told after six interviews by three members, one sheet corrected."""
    for interview, level in zip(season.interviews, levels, strict=True):
        for member in MEMBERS[:3]:
            season.score(member, interview, level)
    first = season.interviews[0]
    CorrectSheet(first, {"C1": (levels[1], "")}, f"{levels[1]}!")(season.workspace("M01"))
    season.carry(*MEMBERS)
    on_paper(season, levels)
    ask_for_approvals(season.office)
    OpenSitting("P", "plenary")(season.office)
    return [told(msgspec.to_builtins(ask(season.office))) for ask in questions(season)]


def on_paper(season: SmallSeason, levels: tuple[int, ...]) -> None:
    """The first of M04's sheets typed by two people, the second by one."""
    for interview, level, typists in zip(season.interviews, levels, (2, 1), strict=False):
        marks = {mark.criterion: (mark.level, mark.comment) for mark in marks_of(level)}
        for by in ("Сәуле", "Ерлан")[:typists]:
            EnterPaperSheet(interview, "M04", marks, by)(season.office)


def told(value: Any) -> Any:
    """Without codes that follow from digests: a code tells nothing of what it stands for."""
    if isinstance(value, dict):
        said = cast("dict[str, Any]", value)
        if str(said.get("kind", "")).startswith("package."):
            said = said | {"about": "a package"}
        hidden = HIDDEN | ({"key"} if "source" in said else set[str]())
        return {name: told(one) for name, one in said.items() if name not in hidden}
    if isinstance(value, list | tuple):
        return [told(one) for one in cast("list[Any]", value)]
    return value


def test_two_seasons_that_differ_in_marks_only_are_told_alike(
    equipped: SmallSeason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = equipped.copy(tmp_path / "other")
    mine = answers(equipped, (5, 4, 3, 5, 4, 3))
    equipped.close()
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path))  # another computer
    theirs = answers(other, (3, 5, 4, 3, 5, 4))
    other.close()
    assert mine == theirs


def test_the_comparison_can_fail(
    scored: SmallSeason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same questions after the reveal do tell marks."""
    OpenSitting("P", "plenary")(scored.office)
    before = told(msgspec.to_builtins(ReadSitting("P")(scored.office)))
    RevealMarks()(scored.office)
    assert told(msgspec.to_builtins(ReadSitting("P")(scored.office))) != before
    bench = ReadInterviewBench(scored.interviews[0])(scored.office)
    assert bench.totals
