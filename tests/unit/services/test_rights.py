"""Whoever asks whatever: no mark or word of a closed sheet comes back, nor in an export.

Questions are found by themselves, so that the next one is not forgotten; each sheet bears words
that stand nowhere else, and everything an answer holds is looked through, private parts too.
"""

from __future__ import annotations

import dataclasses
import gc
import importlib
import inspect
import io
import itertools
import pkgutil
import types
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from commission_app import services
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.scoring import Mark, Sheet
from commission_app.domain.tally import Score
from commission_app.services.exporting import ExportCandidates
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.papers.printing import PAPERS
from commission_app.services.people.print_seen import Seen, seen_workbook
from commission_app.services.sealing import CorrectSheet, ScoreInterview
from commission_app.services.sittings import OpenSitting, RevealMarks
from commission_app.services.status import read_status
from commission_app.services.verifying import export_journal
from commission_app.services.workspace import Workspace
from commission_app.shared.errors import UserError
from tests.support.pdf import joined
from tests.support.seasons import CRITERIA, MEMBERS, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ELSEWHERE = (types.ModuleType, types.FunctionType, type, types.MethodType, Workspace)
CORRECTED = "түзетілген белгінің сөзі"
NEEDS_FILE = {"ReadFile"}  # reads a workbook of a person's own, nothing of the workspace


def questions() -> dict[str, type[Any]]:
    """Every class that says what it shows, by name."""
    found: dict[str, type[Any]] = {}
    for module in pkgutil.walk_packages(services.__path__, "commission_app.services."):
        here = vars(importlib.import_module(module.name)).items()
        classes = (
            (n, c) for n, c in here if inspect.isclass(c) and c.__module__ == module.name
        )
        found |= {name: one for name, one in classes if "shows" in vars(one)}
    return found


def asked(season: SmallSeason, workspace: Workspace) -> Iterator[Any]:
    """Each question about everything that it can be asked about."""
    with workspace.read() as now:
        sheets = [fact.digest for fact in now.facts.select(("sheet",))]
    people = [code.partition("/")[0] for code in season.interviews]
    values: dict[str, Iterable[Any]] = {
        "interview": season.interviews,
        "member": MEMBERS,
        "sitting": ("A", "P"),
        "code": (*people, "A", "P"),
        "revision": sheets,
        "device": [season.workspace(member).device for member in MEMBERS],
        "codes": [tuple(map(control_code, sheets))],
        "folder": [season.folder / "usb"],
        "package": ["0" * 32],
        "kind": ("candidates", *(paper.key for paper in PAPERS)),
    }
    for name, one in questions().items():
        if name not in NEEDS_FILE:
            needed = [
                field.name
                for field in dataclasses.fields(one)
                if field.default is dataclasses.MISSING
                and field.default_factory is dataclasses.MISSING
            ]
            missing = set(needed) - values.keys()
            assert not missing, f"{name}: say here what {missing} may be"
            for chosen in itertools.product(*(values[field] for field in needed)):
                yield one(*chosen)


def answers(season: SmallSeason, workspace: Workspace) -> Iterator[tuple[str, object]]:
    """What is answered and exported; what is refused, or faults for a value that is none."""
    for question in asked(season, workspace):
        try:
            yield type(question).__name__, question(workspace)
        except (UserError, LookupError, ValueError, StopIteration):  # not for this role
            continue
    yield "journal export", export_journal(workspace)
    yield "status", read_status(workspace)
    if workspace.own.role == "office":
        yield "candidates export", ExportCandidates("ru")(workspace).value
        matrix = ReadMatrix()(workspace)
        seen = Seen("x", ("a",), tuple((str(row),) for row in matrix.rows), "en", ())
        yield "print what I see", seen_workbook(seen)


def held(answer: object) -> Iterator[object]:
    """Everything within reach of an answer, and of nothing else."""
    waiting, seen = [answer], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, ELSEWHERE):
            seen.add(id(one))
            yield one
            waiting += gc.get_referents(one)


def leaks(answer: object, words: set[str]) -> set[str]:
    """Of these words, and of the kinds that hold marks, those that an answer gives away."""
    found = set[str]()
    for one in held(answer):
        if isinstance(one, Mark | Sheet | Score):
            found.add(type(one).__name__)
        text = one if isinstance(one, str) else ""
        if isinstance(one, bytes):
            text = plain(one)
        found |= {word for word in words if word in text}
    return found


def plain(data: bytes) -> str:
    """The text of a paper, of a workbook, or of anything else."""
    if data.startswith(b"%PDF"):
        return joined(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist())
    return data.decode("utf-8", "ignore")


def words_of(member: str, interview: str) -> str:
    """Stand in one sheet and nowhere else."""
    return f"белгі{member}{interview.replace('/', '')}"


def score(season: SmallSeason, member: str, interview: str) -> None:
    words = words_of(member, interview)
    marks = tuple(Mark(code, 2, f"{words} {code}") for code in CRITERIA)
    ScoreInterview(interview, marks)(season.workspace(member))


def test_at_the_office_nothing_by_marks_before_the_reveal(equipped: SmallSeason) -> None:
    first, *rest = equipped.interviews[:3]
    for member, interview in itertools.product(MEMBERS, (first, *rest)):
        score(equipped, member, interview)
    words = {words_of(m, i) for m in MEMBERS for i in (first, *rest)} | {CORRECTED}
    CorrectSheet(first, {"C1": (1, CORRECTED)}, CORRECTED)(equipped.workspace("M01"))
    equipped.carry(*MEMBERS)
    OpenSitting("P", "plenary")(equipped.office)
    told: dict[str, set[str]] = {}
    for name, answer in answers(equipped, equipped.office):
        told.setdefault(name, set()).update(leaks(answer, words))
    assert len(told) > 20
    assert not {name: found for name, found in told.items() if found}
    RevealMarks((first,))(equipped.office)  # one is opened, the others stay closed
    closed = {words_of(m, i) for m in MEMBERS for i in rest}
    opened = set[str]()
    for name, answer in answers(equipped, equipped.office):
        found = leaks(answer, words)
        assert not found & closed, name
        opened |= found & words
    assert opened  # the look finds what may be seen: it can fail


@pytest.mark.parametrize("sealed", [False, True], ids=["before", "after"])
def test_on_a_laptop_nothing_of_the_others_even_after_the_own_seal(
    equipped: SmallSeason, sealed: bool
) -> None:
    one, *_ = equipped.interviews
    for member in MEMBERS[1:]:
        score(equipped, member, one)
    if sealed:
        score(equipped, "M01", one)
    equipped.carry(*MEMBERS)
    equipped.carry_back("M01")
    others = {words_of(member, one) for member in MEMBERS[1:]}
    mine = set[str]()
    for name, answer in answers(equipped, equipped.workspace("M01")):
        found = leaks(answer, {*others, words_of("M01", one)})
        assert not found & others, name
        mine |= found
    assert (words_of("M01", one) in mine) is sealed


def test_the_secretary_has_no_vote(equipped: SmallSeason) -> None:
    """Neither in a ruleset nor in the list of members: checked where both are made."""
    with equipped.office.read() as now:
        _, rules = now.rules()
    assert not rules.rules.vote.secretary_votes
