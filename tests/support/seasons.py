"""A small practice season in real files: four members, six candidates, one panel."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.domain.language import Bilingual
from commission_app.services.deciding import Decide
from commission_app.services.devices.setting_up import ConfirmLaptop, OpenLaptop, PrepareLaptop
from commission_app.services.founding import NewOffice
from commission_app.services.handing_over import HandOver
from commission_app.services.importing import ImportCandidates, ImportMembers
from commission_app.services.opening import open_workspace
from commission_app.services.reckoning import reckon
from commission_app.services.sample.commission import members
from commission_app.services.sample.people import Applicant, applicants
from commission_app.services.scheduling import Schedule
from commission_app.services.scoring import Declare
from commission_app.services.sealing import RecordInterview, Recuse, ScoreInterview
from commission_app.services.sittings import (
    Attend,
    CloseSitting,
    OpenSitting,
    RecordInterviews,
    RevealMarks,
)
from commission_app.services.taking_in import TakeIn
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say
from commission_app.shared.world import ASTANA, SeededWorld
from commission_app.tables.simple import (
    AttendanceRow,
    DecisionRow,
    GapRow,
    InterviewRow,
    VoteRow,
)
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path

    from commission_app.services.reckoning import Reckoning
    from commission_app.services.taking_in import Taken
    from commission_app.services.workspace import Workspace

LOG2N = 14  # the least that a slot may cost
PASSPHRASE = "a practice passphrase"
MEMBERS = ("M01", "M02", "M03", "M04")  # chair, deputy, two members
PEOPLE = 6
FOUNDED = datetime(2026, 9, 21, 9, tzinfo=ASTANA)
MORNING = datetime(2026, 9, 29, 9, tzinfo=ASTANA)
PLENARY = datetime(2026, 9, 30, 10, tzinfo=ASTANA)
WORDS = "Жауабы қысқа, дәлел келтірмеді."
REASON = Bilingual("Комиссия отырысында талқыланды.", "Обсуждено на заседании комиссии.")
NOTHING = Bilingual("", "")
CRITERIA = tuple(f"C{n}" for n in range(1, 7))
HEADINGS = ("Код", "ИИН", "Фамилия", "Имя", "Отчество", "Регион", "Организация", "Должность")


class Clock:
    """One time for all devices of a season; it only goes on."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def tick(self) -> datetime:
        self.moment += timedelta(milliseconds=250)
        return self.moment

    def at(self, moment: datetime) -> None:
        self.moment = max(self.moment, moment)


class ClockedWorld(SeededWorld):
    """A device's own randomness and everybody's clock."""

    def __init__(self, label: str, clock: Clock) -> None:
        super().__init__(label)
        self._clock = clock

    @override
    def now(self) -> datetime:
        return self._clock.tick()


@dataclass
class SmallSeason:
    """A folder with an office, laptops and a stick; each is opened when first asked for."""

    folder: Path
    clock: Clock
    name: str
    practice: bool = True
    opened: dict[str, Workspace] = field(default_factory=dict[str, "Workspace"])
    recovery: dict[str, str] = field(default_factory=dict[str, str])

    def world(self, who: str) -> ClockedWorld:
        return ClockedWorld(f"{self.name} {who}", self.clock)

    def place(self, who: str) -> Path:
        return self.folder / f"{who}.commission"

    def stick(self, who: str) -> Path:
        return self.folder / "usb" / f"{who}.cmx"

    def workspace(self, who: str) -> Workspace:
        if who not in self.opened:
            self.opened[who] = open_workspace(self.place(who), PASSPHRASE, self.world(who))
        return self.opened[who]

    @property
    def office(self) -> Workspace:
        return self.workspace("office")

    def close(self) -> None:
        for workspace in self.opened.values():
            workspace.close()
        self.opened.clear()

    def close_one(self, who: str) -> None:
        self.opened.pop(who).close()

    def copy(self, folder: Path) -> SmallSeason:
        """The same devices in another folder: a test may do with them what it likes."""
        self.close()
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        clock = Clock(self.clock.moment)
        return SmallSeason(
            folder, clock, f"{self.name}+", self.practice, {}, dict(self.recovery)
        )

    def state(self) -> Reckoning:
        with self.office.read() as now:
            return reckon(now.facts)

    def digest(self, who: str = "office") -> str:
        with self.workspace(who).read() as now:
            return now.facts.state_digest()

    def facts(self, *kinds: str, who: str = "office") -> int:
        with self.workspace(who).read() as now:
            return len(now.facts.select(kinds or None))

    @property
    def interviews(self) -> tuple[str, ...]:
        return tuple(sorted(one.code for one in people()))

    # What people do.

    def found(self) -> None:
        self.clock.at(FOUNDED)
        new = NewOffice("1000-leaders", practice=self.practice, year=2026)
        self.opened["office"], self.recovery["office"] = new(
            self.place("office"), PASSPHRASE, self.world("office"), LOG2N
        )

    def fill(self) -> None:
        """Candidates, members and the schedule."""
        ImportCandidates([write_people(self.folder / "people.xlsx")])(self.office)
        ImportMembers(write_members(self.folder / "members.csv"))(self.office)
        Schedule(1, "lot", MORNING)(self.office)

    def equip(self, member: str) -> str:
        """A laptop, opened with its slip, declared and confirmed; its short fingerprint."""
        short = self.enrol(member)
        Declare()(self.workspace(member))
        self.carry(member)
        ConfirmLaptop(member, short)(self.office)
        return short

    def enrol(self, member: str, place: str = "") -> str:
        """A laptop that is opened and not yet known at the office."""
        package, who = self.stick(f"set-up {place or member}"), place or member
        package.parent.mkdir(exist_ok=True)
        prepared = PrepareLaptop(member, package)(self.office).value
        return self.open_laptop(member, package, prepared.slip, who)

    def open_laptop(self, member: str, package: Path, slip: str, who: str) -> str:
        self.opened[who], opened = OpenLaptop(package, slip)(
            self.place(who), PASSPHRASE, self.world(who), LOG2N
        )
        assert opened.member == member
        self.recovery[who] = opened.recovery_key
        return opened.short_fingerprint

    def carry(self, *who: str) -> tuple[Taken, ...]:
        """Laptops hand over, the office takes in."""
        for one in who:
            HandOver(self.stick(one))(self.workspace(one))
        return TakeIn([self.stick(one) for one in who])(self.office).value

    def carry_back(self, member: str) -> tuple[Taken, ...]:
        """The office's word goes to a laptop."""
        package = self.stick(f"back {member}")
        HandOver(package, member)(self.office)
        return TakeIn([package])(self.workspace(member)).value

    def score(self, member: str, interview: str, level: int) -> str:
        return ScoreInterview(interview, marks(level))(self.workspace(member)).value

    def score_all(self) -> None:
        """1 good, 2 just enough, 3 weak, 4 with a recusal, 5 not there, 6 with two sheets."""
        one, two, three, four, five, six = self.interviews
        levels = {one: (4, 4, 4, 4), two: (3, 3, 3, 4), three: (2, 2, 2, 2), four: (5, 5, 5, 0)}
        levels[six] = (4, 4, 0, 0)
        self.clock.at(MORNING)
        for interview in (one, two, three, four, six):
            for member, level in zip(MEMBERS, levels[interview], strict=True):
                if level:
                    self.score(member, interview, level)
        Recuse(four, "relative", "Туысым.")(self.workspace("M04"))
        RecordInterview(five, "absent", "Не явился.")(self.workspace("M01"))

    def close_day(self) -> None:
        """The panel's sitting with everybody present; what is missing is named."""
        OpenSitting("A", "panel")(self.office)
        start, end = MORNING - timedelta(minutes=15), MORNING + timedelta(hours=9)
        Attend([AttendanceRow(0, "A", m, start, end, "") for m in MEMBERS])(self.office)
        RecordInterviews([InterviewRow(0, self.interviews[4], "absent", "Не явился.")])(
            self.office
        )
        self.clock.at(end)
        gaps = [GapRow(0, self.interviews[5], m, "Ноутбук үйде қалды.") for m in MEMBERS[2:]]
        CloseSitting("A", gaps)(self.office)

    def open_plenary(self, present: Sequence[str] = MEMBERS) -> None:
        self.clock.at(PLENARY - timedelta(minutes=5))
        OpenSitting("P", "plenary")(self.office)
        RevealMarks()(self.office)
        until = PLENARY + timedelta(hours=5)
        Attend([AttendanceRow(0, "P", m, PLENARY, until, "") for m in present])(self.office)
        self.clock.at(PLENARY + timedelta(hours=2))

    def decide_all(self) -> None:
        """As the marks recommend; 5 refused for not coming, 6 postponed."""
        one, two, three, four, five, six = self.interviews
        enrol, refuse = (one, two, four), (three, five)
        votes = [
            *ballots("1", enrol, "enrol"),
            *ballots("2", refuse, "refuse"),
            *ballots("3", (six,), "postpone"),
        ]
        decisions = [
            *(DecisionRow(0, code, "enrol", NOTHING) for code in enrol),
            *(DecisionRow(0, code, "refuse", REASON) for code in refuse),
            DecisionRow(0, six, "postpone", REASON),
        ]
        Decide(votes, decisions)(self.office)
        self.clock.at(PLENARY + timedelta(hours=5))
        CloseSitting("P")(self.office)


def ballots(
    proposal: str,
    interviews: Iterable[str],
    decision: str,
    against: Iterable[str] = (),
    voters: Iterable[str] = MEMBERS,
    round_: int = 1,
) -> list[VoteRow]:
    """One vote of each voter, for unless named."""
    at = PLENARY + timedelta(hours=1, minutes=int(proposal) + 10 * round_)
    no = set(against)
    return [
        VoteRow(
            0,
            proposal,
            tuple(interviews),
            round_,
            at,
            voter,
            "against" if voter in no else "for",
            decision,  # pyright: ignore[reportArgumentType]
        )
        for voter in voters
    ]


def marks(level: int) -> tuple[Mark, ...]:
    """The same level everywhere, with words where the rules ask for them."""
    return tuple(Mark(code, level, WORDS if level < 3 else "") for code in CRITERIA)


def people(count: int = PEOPLE) -> list[Applicant]:
    """Invented candidates."""
    return applicants(7, count)


def person_row(one: Applicant, **changes: str) -> tuple[str, ...]:
    """A line of a candidates' table in the order of HEADINGS."""
    name = one.names.ru
    said = {
        "code": one.code,
        "iin": one.iin,
        "surname": name.surname,
        "given": name.given,
        "patronymic": name.patronymic,
        "region": "Астана",
        "organisation": one.organisation.ru,
        "position": one.position.ru,
    }
    return tuple({**said, **changes}.values())


def write_people(path: Path, rows: Iterable[Sequence[str]] | None = None) -> Path:
    """A candidates' workbook."""
    given = rows if rows is not None else [person_row(one) for one in people()]
    return write_xlsx(path, [HEADINGS, *given])


def write_members(path: Path) -> Path:
    """The commission as an office writes it down."""
    lines = ["code,name_kk,name_ru,position_kk,position_ru,function,votes"]
    for one in members(len(MEMBERS)):
        texts = (one.names.kk, one.names.ru, one.position.kk, one.position.ru)
        quoted = ",".join(f'"{text}"' for text in texts)
        lines.append(f"{one.code},{quoted},{one.function},{int(one.votes)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@contextlib.contextmanager
def refused(*keys: str) -> Generator[pytest.ExceptionInfo[UserError]]:
    """A refusal with one of these texts, which can be said in every language."""
    with pytest.raises(UserError) as found:
        yield found
    assert found.value.key in keys
    for language in LANGUAGES:
        assert "{" not in say(found.value.key, language, **found.value.values)
