"""All about one candidate for the side panel; marks stay closed, the number stays masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.domain.facts.kinds.papers import Certificate
from commission_app.domain.facts.kinds.people import Candidate, Person
from commission_app.domain.language import Bilingual
from commission_app.models import queries
from commission_app.services.admission import passed
from commission_app.services.changes import Changes, Done
from commission_app.services.people.candidates import UNKNOWN, region_names
from commission_app.services.people.history import HistoryLine, history
from commission_app.services.people.places import Place, Places, places
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from datetime import tzinfo

    from commission_app.domain.facts.kinds.deciding import Verdict
    from commission_app.domain.language import Trilingual
    from commission_app.domain.names import Names
    from commission_app.services.sentences import Said
    from commission_app.services.workspace import Reading, Workspace

MASK = "•••• •••• "


@dataclass(frozen=True, slots=True)
class StageResult:
    """What an earlier stage gave: the office's own data."""

    order: int
    title: Trilingual
    score: str  # exact, with a point; empty where there is none
    max_score: str
    outcome: Literal["passed", "failed", "absent", ""]
    passed: bool
    known: bool  # whether there is a result at all


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """Whether a member's sheet is here; never what stands in it."""

    member: str
    names: Bilingual
    state: str  # missing received recused absent paper void conflict
    explained: bool


@dataclass(frozen=True, slots=True)
class AppointmentSeen:
    """An interview of this candidate; the last one is the newest."""

    interview: str
    panel: str
    panel_title: Bilingual
    at: datetime | None
    minutes: int
    outcome: str  # held absent interrupted rescheduled, or nothing yet
    sheets: tuple[SheetSeen, ...]
    received: int
    expected: int
    revealed: bool


@dataclass(frozen=True, slots=True)
class DecisionSeen:
    """What the commission decided."""

    interview: str
    decision: Verdict
    reason: Bilingual
    proposal: str


@dataclass(frozen=True, slots=True)
class CertificateSeen:
    """A certificate that was issued, with the name that stands on it."""

    number: str
    names: Names
    issued: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One candidate."""

    code: str
    names: Names
    earlier: tuple[Names, ...]  # spellings before this one, newest last
    place: Place
    organisation: Bilingual
    org_type: str
    position: Bilingual
    region: Trilingual
    district: str
    category: str
    language: str
    birth_date: date | None
    years_of_service: str
    phone: str
    email: str
    iin: str  # masked: the last four digits; empty where none is here
    stages: tuple[StageResult, ...]
    appointments: tuple[AppointmentSeen, ...]
    decision: DecisionSeen | None
    certificates: tuple[CertificateSeen, ...]
    history: tuple[HistoryLine, ...]  # newest first

    @property
    def state(self) -> Said:
        """The state in words."""
        return self.place.words


@dataclass(frozen=True, slots=True)
class ReadDossier:
    """Read again what `OpenDossier` opened; by itself it leaves no line in the diary."""

    code: str
    shows: ClassVar[Changes] = (
        Changes.CANDIDATES
        | Changes.COMMISSION
        | Changes.SCHEDULE
        | Changes.SHEETS
        | Changes.SITTING
        | Changes.DECISIONS
        | Changes.RECORDS
        | Changes.PACKAGES
    )

    def __call__(self, workspace: Workspace) -> Dossier:
        zone = workspace.world.now().tzinfo
        with workspace.read() as now:
            if now.own.role != "office":
                raise UserError(T("services.office_only"))
            return _dossier(now, self.code, zone)


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """Somebody looks at a person's data: a line in the diary, and the dossier."""

    code: str

    def __call__(self, workspace: Workspace) -> Done[Dossier]:
        with workspace.act() as act:
            require_office(act)
            candidate_of(act.facts.current_one(Candidate, self.code), self.code)
            act.note("dossier.opened", self.code)
        return Done(ReadDossier(self.code)(workspace), Changes.DIARY)


@dataclass(frozen=True, slots=True)
class ShowIin:
    """The whole number, once, with a line in the diary."""

    code: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            require_office(act)
            number = queries.iin_of(act.c, act.facts.season, self.code)
            if number is None:
                raise UserError(T("people.no_iin"), candidate=self.code)
            act.note("iin.shown", self.code)
        return Done(number, Changes.DIARY)


def candidate_of(found: tuple[str, Candidate] | None, code: str) -> Candidate:
    """The candidate's current fact; UserError where there is none, or two contradict."""
    if found is None:
        raise UserError(T("people.no_candidate"), candidate=code)
    return found[1]


def _dossier(now: Reading, code: str, zone: tzinfo | None) -> Dossier:
    body = candidate_of(now.facts.current_one(Candidate, code), code)
    found = now.facts.current_one(Person, code)
    private = found[1] if found else None
    here = places(now)
    issued = [b for _, b in now.facts.current(Certificate).values() if b.candidate == code]
    certificates = tuple(
        CertificateSeen(
            one.number, one.names, date.fromisoformat(one.issued), _day(one.valid_until)
        )
        for one in sorted(issued, key=lambda one: one.sequence)
    )
    appointments = tuple(
        _appointment(here, interview, zone) for interview in here.appointments.get(code, ())
    )
    return Dossier(
        code=code,
        names=body.names,
        earlier=body.earlier,
        place=here.place(code),
        organisation=body.organisation,
        org_type=body.org_type,
        position=body.position,
        region=region_names().get(body.region, UNKNOWN),
        district=body.district,
        category=body.category,
        language=body.language,
        birth_date=_day(private.birth_date) if private else None,
        years_of_service=private.years_of_service if private else "",
        phone=private.phone if private else "",
        email=private.email if private else "",
        iin=MASK + private.iin[-4:] if private else "",
        stages=_stages(here, code),
        appointments=appointments,
        decision=_decision(here, [one.interview for one in appointments]),
        certificates=certificates,
        history=history(now, here, code, zone),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _stages(here: Places, code: str) -> tuple[StageResult, ...]:
    lines: list[StageResult] = []
    for stage in here.early:
        row = here.given.get(stage.order, {}).get(code)
        lines.append(
            StageResult(
                order=stage.order,
                title=stage.title,
                score=row.score if row else "",
                max_score=stage.max_score,
                outcome=row.outcome if row else "",
                passed=passed(stage, row),
                known=row is not None,
            )
        )
    return tuple(lines)


def _appointment(here: Places, interview: str, zone: tzinfo | None) -> AppointmentSeen:
    light = here.light
    slot = light.slots[interview][1]
    panel = light.panels.get(slot.panel)
    received, expected = light.sheets(interview)
    return AppointmentSeen(
        interview=interview,
        panel=slot.panel,
        panel_title=panel.title if panel else Bilingual(slot.panel, slot.panel),
        at=from_text(slot.at).astimezone(zone) if slot.at else None,
        minutes=slot.minutes,
        outcome=light.outcome(interview),
        sheets=tuple(
            SheetSeen(
                member=cell.member,
                names=light.members[cell.member].names
                if cell.member in light.members
                else Bilingual(cell.member, cell.member),
                state=cell.state,
                explained=cell.explained,
            )
            for cell in sorted(light.by_interview.get(interview, ()), key=lambda c: c.member)
        ),
        received=received,
        expected=expected,
        revealed=interview in light.revealed,
    )


def _decision(here: Places, interviews: list[str]) -> DecisionSeen | None:
    for interview in reversed(interviews):
        if one := here.decisions.get(interview):
            return DecisionSeen(interview, one.decision, one.reason, one.proposal)
    return None
