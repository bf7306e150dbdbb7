"""The office's side of the played season: people come in, the commission is set up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from typing_extensions import override

from commission_app.services.founding import NewOffice
from commission_app.services.importing import ImportCandidates, ImportMembers
from commission_app.services.results import ImportResults
from commission_app.services.sample.commission import members
from commission_app.services.sample.funnel import Funnel, funnel
from commission_app.services.sample.people import Applicant, applicants
from commission_app.services.scheduling import Schedule
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import ASTANA, SeededWorld
from commission_app.tables.candidates import CandidateRow
from commission_app.tables.export import export_candidates
from commission_app.tables.regions import load_regions
from commission_app.tables.workbooks import Page, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace

PRESET = "1000-leaders"
FIRST_DAY = datetime(2026, 9, 29, 9, tzinfo=ASTANA)
FOUNDED_BEFORE = timedelta(days=8)  # the office, before the first interview day
CONSENT_BEFORE = timedelta(days=112)  # the applicants' consents, before the office


@dataclass(frozen=True, slots=True)
class Size:
    """How large the season is."""

    applicants: int = 8068
    interviewed: int = 411
    members: int = 7
    panels: int = 2
    seed: int = 1

    def check(self) -> None:
        """UserError for a season that cannot be played."""
        if not 0 < self.interviewed <= self.applicants:
            raise UserError(T("demo.size_people"))
        if not 0 < self.panels <= self.members:
            raise UserError(T("demo.size_panels"))


class StagedWorld(SeededWorld):
    """The clock of a season that may go on in earnest now: it does not run ahead of that.

    But for seconds, where an answer comes after what it answers.
    """

    def __init__(self, label: str, start: datetime, latest: datetime | None) -> None:
        super().__init__(label, min(start, latest or start))
        self._latest = latest

    @override
    def at(self, moment: datetime) -> None:
        super().at(min(moment, self._latest or moment))


@dataclass
class Stage:
    """Where the season is played: its folder, its size, the passphrases."""

    folder: Path
    size: Size
    log2n: int
    first_day: datetime = FIRST_DAY
    latest: datetime | None = None  # nothing of the season happens after this
    passphrases: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def founded(self) -> datetime:
        """When the office began."""
        return self.first_day - FOUNDED_BEFORE

    @property
    def usb(self) -> Path:
        """The stick that everything is carried on."""
        return self.folder / "usb"

    def world(self, who: str) -> SeededWorld:
        """A device's own clock and randomness."""
        return StagedWorld(f"season {self.size.seed} {who}", self.founded, self.latest)

    def passphrase(self, who: str) -> str:
        """A device's passphrase; it stands in `passphrases.json`, for practice only."""
        name = f"practice {who} {self.world(f'passphrase {who}').random(4).hex()}"
        self.passphrases[who] = name
        return name


@dataclass(frozen=True, slots=True)
class Office:
    """The founded office with its world, the people and how far they came."""

    workspace: Workspace
    world: SeededWorld
    people: dict[str, Applicant]  # by code
    funnel: Funnel


def write_tables(stage: Stage) -> tuple[list[Applicant], Funnel]:
    """The workbooks that regions would send: candidates, and results of four stages."""
    size = stage.size
    people = applicants(size.seed, size.applicants)
    consent = (stage.founded - CONSENT_BEFORE).date().isoformat()
    rows = (_row(one, consent) for one in people)
    data = export_candidates(rows, load_regions(), "ru")
    atomic_file.write(stage.folder / "candidates.xlsx", data)
    found = funnel(size.seed, people, size.interviewed)
    for order, rows in found.results.items():
        page = Page(
            "Результаты",
            ("ИИН", "Балл", "Результат"),
            (16, 10, 14),
            [(row.iin, row.score.replace(".", ","), row.outcome) for row in rows],
        )
        atomic_file.write(stage.folder / f"results-{order}.xlsx", workbook([page]))
    atomic_file.write(stage.folder / "members.csv", _members(size.members).encode())
    return people, found


def found_office(stage: Stage, people: list[Applicant], found: Funnel) -> Office:
    """The office, empty but for its season and rules."""
    world = stage.world("office")
    new = NewOffice(PRESET, practice=True, year=stage.first_day.year, label="demo")
    folder = stage.folder / "office.commission"
    workspace, _ = new(folder, stage.passphrase("office"), world, stage.log2n)
    return Office(workspace, world, {one.code: one for one in people}, found)


def import_people(stage: Stage, office: Office) -> None:
    """Candidates, their results, the commission; UserError if a row of ours was refused."""
    office.world.at(stage.founded + timedelta(hours=1))
    done = ImportCandidates([stage.folder / "candidates.xlsx"])(office.workspace).value
    _all_taken(done.stopped, done.rejected)
    for order in sorted(office.funnel.results):
        office.world.at(stage.founded + timedelta(hours=1 + order))
        files = [stage.folder / f"results-{order}.xlsx"]
        done = ImportResults(order, files)(office.workspace).value
        _all_taken(done.stopped, done.rejected)
    ImportMembers(stage.folder / "members.csv")(office.workspace)


def schedule(stage: Stage, office: Office) -> None:
    """Panels are formed and the order of interviews is drawn."""
    Schedule(stage.size.panels, str(stage.size.seed), stage.first_day)(office.workspace)


def _all_taken(stopped: str | None, rejected: int) -> None:
    if stopped or rejected:
        raise RuntimeError(f"the sample season's own tables were refused: {stopped} {rejected}")


def _row(one: Applicant, consent: str) -> CandidateRow:
    return CandidateRow(
        code=one.code,
        iin=one.iin,
        names=one.names,
        birth_date=one.birth_date.isoformat(),
        sex=one.sex,
        region=one.region,
        district=one.district.ru,
        organisation=one.organisation,
        org_type=one.org_type,
        position=one.position,
        category=one.category.ru,
        years_of_service=str(one.years_of_service),
        language=one.language,
        phone=one.phone,
        email=one.email,
        consent=consent,
    )


def _members(count: int) -> str:
    lines = ["code,name_kk,name_ru,position_kk,position_ru,function,votes"]
    lines += [
        ",".join(
            _quoted(cell)
            for cell in (
                one.code,
                one.names.kk,
                one.names.ru,
                one.position.kk,
                one.position.ru,
                one.function,
                "1" if one.votes else "0",
            )
        )
        for one in members(count)
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
