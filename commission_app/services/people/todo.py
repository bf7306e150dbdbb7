"""What is left to do in a season: each task with its count and the screen that solves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from commission_app.domain.facts.kinds.papers import Certificate, Order, Protocol
from commission_app.services.devices.gaps import gaps
from commission_app.services.people.lateness import late
from commission_app.services.sentences import Said, counted, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from commission_app.services.people.laptops_seen import LaptopSeen
    from commission_app.services.people.places import Place, Places
    from commission_app.services.workspace import Reading

Screen = Literal[
    "import",
    "commission",
    "schedule",
    "exchange",
    "matrix",
    "conflicts",
    "sitting",
    "documents",
    "reserve",
    "backup",
]
Tone = Literal["critical", "caution", "plain"]
Kind = Literal[
    "no_candidates",
    "no_results",
    "no_members",
    "no_schedule",
    "laptops_not_prepared",
    "laptops_not_confirmed",
    "laptops_silent",
    "packages_missing",
    "contradictions",
    "disputed",
    "missing_sheets",
    "no_shows",
    "to_reschedule",
    "interrupted",
    "unrevealed",
    "undecided",
    "no_protocol",
    "no_order",
    "no_certificates",
    "backup_old",
]
BACKUP_AGE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what is wrong, what to do about it, and where."""

    kind: Kind
    title: Said
    detail: Said
    screen: Screen
    tone: Tone
    count: int = 1
    about: tuple[str, ...] = ()  # codes of members or interviews, numbers of stages


@dataclass(frozen=True)
class Matters:
    """What tasks are found in."""

    now: Reading
    places: Places
    laptops: Sequence[LaptopSeen]
    last_backup: datetime | None
    at: datetime


def tasks(m: Matters) -> tuple[Task, ...]:
    """In the order of the season's days; contradictions first."""
    found = (*_people(m), *_laptops(m), *_day(m), *_deciding(m), *_papers(m), *_backup(m))
    order: dict[Tone, int] = {"critical": 0, "caution": 1, "plain": 2}
    return tuple(sorted(found, key=lambda task: order[task.tone]))


def _people(m: Matters) -> Iterator[Task]:
    """What a season begins with."""
    light = m.places.light
    if not m.places.codes:
        title, detail = said(T("people.todo_no_candidates")), said(T("people.do_import"))
        yield Task("no_candidates", title, detail, "import", "caution")
        return
    lacking = [s for s in m.places.early if s.order not in m.places.given]
    if lacking and not light.slots:
        for stage in lacking:
            title = said(T("people.todo_no_results"), stage=stage.order)
            detail = said(T("people.do_results"), title=stage.title)
            yield Task("no_results", title, detail, "import", "plain", 1, (str(stage.order),))
    if not any(member.votes for member in light.members.values()):
        title, detail = said(T("people.todo_no_members")), said(T("people.do_members"))
        yield Task("no_members", title, detail, "commission", "caution")
    elif not light.slots:
        title, detail = said(T("people.todo_no_schedule")), said(T("people.do_schedule"))
        yield Task("no_schedule", title, detail, "schedule", "caution")


def _laptops(m: Matters) -> Iterator[Task]:
    """From preparing to the packages that never came."""
    light = m.places.light
    if not light.slots:
        return
    needed = {code for panel in light.panels.values() for code in panel.members}
    needed &= {code for code, member in light.members.items() if member.votes}
    if bare := sorted(needed - {one.member for one in m.laptops}):
        title = counted(T("people.todo_not_prepared"), len(bare))
        detail = said(T("people.named"), names=_members(m, bare))
        kind = "laptops_not_prepared"
        yield Task(kind, title, detail, "commission", "caution", len(bare), tuple(bare))
    authority = m.now.facts.authority()
    if waiting := sorted(set(authority.waiting.values())):
        title = counted(T("people.todo_not_confirmed"), len(waiting))
        detail = said(T("people.do_confirm"), names=_members(m, waiting))
        kind = "laptops_not_confirmed"
        many = len(waiting)
        yield Task(kind, title, detail, "commission", "caution", many, tuple(waiting))
    heard = {*authority.members.values(), *waiting}
    if silent := sorted({one.member for one in m.laptops} - heard):
        title = counted(T("people.todo_silent"), len(silent))
        detail = said(T("people.named"), names=_members(m, silent))
        yield Task(
            "laptops_silent", title, detail, "exchange", "plain", len(silent), tuple(silent)
        )
    names = {**authority.waiting, **authority.members}
    if lost := sorted({names.get(d, d[:8]) for d in gaps(m.now).lost}):
        title = counted(T("people.todo_packages"), len(lost))
        detail = said(T("people.do_packages"), names=_members(m, lost))
        yield Task(
            "packages_missing", title, detail, "exchange", "plain", len(lost), tuple(lost)
        )


def _day(m: Matters) -> Iterator[Task]:
    """What the interviews left to a person."""
    light = m.places.light
    cells = light.states.values()
    conflicts = sorted({c.interview for c in cells if c.state == "conflict"})
    if count := light.contradictions:
        title = counted(T("people.todo_contradictions"), count)
        detail = said(T("people.do_contradictions"))
        yield Task(
            "contradictions", title, detail, "conflicts", "critical", count, tuple(conflicts)
        )
    if lacking := late(light, m.at):
        title = counted(T("people.todo_missing"), len(lacking))
        detail = said(T("people.named"), names=_members(m, sorted({c.member for c in lacking})))
        about = tuple(sorted({c.interview for c in lacking}))
        yield Task("missing_sheets", title, detail, "matrix", "caution", len(lacking), about)
    if split := sorted(c for c in light.slots if _disputed(m, c)):
        title = counted(T("people.todo_disputed"), len(split))
        detail = said(T("people.do_disputed"))
        yield Task("disputed", title, detail, "matrix", "caution", len(split), tuple(split))
    yield from _appointments(m)


def _appointments(m: Matters) -> Iterator[Task]:
    """Appointments that were not held and wait for the office's word."""
    newest = [m.places.place(code) for code in m.places.appointments]
    kinds: tuple[tuple[Kind, str, str, list[Place]], ...] = (
        (
            "no_shows",
            T("people.todo_no_shows"),
            T("people.do_no_shows"),
            [p for p in newest if p.state == "absent" and not _settled(m, p.interview)],
        ),
        (
            "to_reschedule",
            T("people.todo_to_reschedule"),
            T("people.do_to_reschedule"),
            [p for p in newest if p.state == "rescheduled"],
        ),
        (
            "interrupted",
            T("people.todo_interrupted"),
            T("people.do_interrupted"),
            [p for p in newest if p.state == "interrupted"],
        ),
    )
    for kind, title, detail, found in kinds:
        if found:
            about = tuple(sorted(place.interview for place in found))
            many = len(found)
            words = counted(title, many), said(detail)
            yield Task(kind, *words, "schedule", "caution", many, about)


def _deciding(m: Matters) -> Iterator[Task]:
    """The sitting's work."""
    light = m.places.light
    asked = [code for code in light.slots if light.outcome(code) != "rescheduled"]
    said_of = [code for code in asked if light.outcome(code)]
    closed = sorted(c for c in said_of if c not in light.revealed and light.complete(c))
    if closed:
        title = counted(T("people.todo_unrevealed"), len(closed))
        detail = said(T("people.do_unrevealed"))
        yield Task("unrevealed", title, detail, "sitting", "plain", len(closed), tuple(closed))
    undecided = sorted(c for c in asked if c in light.revealed and c not in m.places.decisions)
    if undecided:
        title = counted(T("people.todo_undecided"), len(undecided))
        detail = said(T("people.do_undecided"))
        many = len(undecided)
        yield Task("undecided", title, detail, "sitting", "plain", many, tuple(undecided))


def _papers(m: Matters) -> Iterator[Task]:
    """Protocol, order, certificates: each follows the one before."""
    decisions = m.places.decisions
    if not decisions:
        return
    facts = m.now.facts
    if not facts.current(Protocol):
        title, detail = said(T("people.todo_no_protocol")), said(T("people.do_protocol"))
        yield Task("no_protocol", title, detail, "documents", "plain")
        return
    enrolled = {code for code, one in decisions.items() if one.decision == "enrol"}
    ordered = {i for _, order in facts.current(Order).values() for i in order.interviews}
    if unordered := sorted(enrolled - ordered):
        title = counted(T("people.todo_no_order"), len(unordered))
        detail = said(T("people.do_order"))
        many = len(unordered)
        yield Task("no_order", title, detail, "documents", "plain", many, tuple(unordered))
    issued = {one.candidate for _, one in facts.current(Certificate).values()}
    entitled = {code.partition("/")[0] for code in enrolled & ordered}
    if bare := sorted(entitled - issued):
        title = counted(T("people.todo_no_certificates"), len(bare))
        detail = said(T("people.do_certificates"))
        yield Task("no_certificates", title, detail, "reserve", "plain", len(bare), tuple(bare))


def _backup(m: Matters) -> Iterator[Task]:
    """A season that nobody copied for a day."""
    if not m.places.codes:
        return
    if m.last_backup is None:
        title = said(T("people.todo_backup_none"))
    elif m.at - m.last_backup > BACKUP_AGE:
        title = said(T("people.todo_backup_old"), at=m.last_backup.astimezone(m.at.tzinfo))
    else:
        return
    yield Task("backup_old", title, said(T("people.do_backup")), "backup", "plain")


def _disputed(m: Matters, code: str) -> bool:
    light = m.places.light
    return code not in light.outcomes and len(light.reported.get(code, ())) > 1


def _settled(m: Matters, interview: str) -> bool:
    """Whether the office has said itself that nobody came."""
    return interview in m.places.light.outcomes


def _members(m: Matters, codes: Sequence[str]) -> Said:
    """Up to three names, then how many more."""
    members = m.places.light.members
    shown = [members[code].names for code in codes[:3] if code in members]
    pad = [*shown, *[None] * (3 - len(shown))]
    keys = (
        T("people.names_0"),
        T("people.names_1"),
        T("people.names_2"),
        T("people.names_3"),
    )
    values = {name: one for name, one in zip("abc", pad, strict=True) if one is not None}
    if len(codes) > 3 and len(shown) == 3:
        return said(T("people.names_more"), **values, more=len(codes) - 3)
    return said(keys[len(shown)], **values)
