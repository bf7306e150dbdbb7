"""What came to the office, what is missing, what could not be taken in, what is to be sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.language import Trilingual
from commission_app.exchange import manifest as manifests
from commission_app.models import packages
from commission_app.services.changes import Changes
from commission_app.services.devices.carried import sheets_carried
from commission_app.services.devices.chains import troubles
from commission_app.services.devices.gaps import brought_by, gaps
from commission_app.services.devices.lines import laptops as known_laptops
from commission_app.services.devices.returned import returned
from commission_app.services.devices.succession import restored
from commission_app.services.office.laptop_states import Known, LaptopState, laptop_states
from commission_app.services.office.state import member_name, state_of
from commission_app.services.office.subjects import Subjects
from commission_app.services.refusing import size_of
from commission_app.services.sentences import Said, said, told
from commission_app.services.status import silent
from commission_app.services.workspace import local
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T
from commission_app.shared.world import ASTANA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from commission_app.domain.language import Bilingual
    from commission_app.models.packages import PackageRow
    from commission_app.services.devices.gaps import Gaps
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Reading, Workspace

LARGEST_REASON = 4096  # bytes of the text beside a refused file that are shown
KIND_TEXTS: Mapping[str, str] = {
    "assignment": T("office.package_assignment"),
    "sheets": T("office.package_sheets"),
    "update": T("office.package_update"),
    "extract": T("office.package_extract"),
    "register": T("office.package_register"),
}


@dataclass(frozen=True, slots=True)
class Came:
    """A package that was taken in, as its sender describes it."""

    package: str  # id
    kind: str
    device: str  # short fingerprint of the sender
    laptop: str  # label, "" where it has none here
    member: str  # code; "" for another office
    name: Bilingual | None
    number: int  # of the sender's packages
    made: datetime | None
    taken: datetime | None
    facts: int
    sheets: int  # one of each interview
    confirmed: bool  # False: its sheets wait until the laptop is confirmed
    result: Said
    instead: tuple[int, ...] = ()  # numbers that never came, and all of which came with it
    corrections: int = 0  # revisions of its sheets, beside the first ones


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a person should know: it has not come, or it came and does not count."""

    text: Said


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A refused file; nothing of it was taken."""

    name: str  # in quarantine
    at: datetime
    size: int
    reason: Trilingual


@dataclass(frozen=True, slots=True)
class Exchange:
    """The office's side of the stick."""

    came: tuple[Came, ...]  # newest first
    lacking: tuple[Lacking, ...]
    missing_sheets: int
    quarantine: tuple[Quarantined, ...]  # newest first
    laptops: tuple[LaptopState, ...]  # by member
    updates: int  # laptops for which an update waits


@dataclass(frozen=True, slots=True)
class ReadExchange:
    """Everything that came and went, and what did not."""

    shows: ClassVar[Changes] = (
        Changes.PACKAGES
        | Changes.SHEETS
        | Changes.COMMISSION
        | Changes.SCHEDULE
        | Changes.SITTING
        | Changes.CANDIDATES
        | Changes.SEASON
        | Changes.DIARY
    )

    def __call__(self, workspace: Workspace) -> Exchange:
        with workspace.read() as now:
            state = state_of(workspace, now)
            known = Known.of(now)
            rows = packages.all_of(now.c, now.own.season, "in")
            rows.sort(key=lambda row: (row.taken_at, row.package), reverse=True)
            laptops = laptop_states(workspace, now, state, known)
            found = gaps(now)
            instead = brought_by(found, rows)
            members = {d: one.member for d, one in known_laptops(now.facts).items()}
            counted = sheets_carried(now, members, rows)
            return Exchange(
                came=tuple(
                    replace(
                        _came(workspace, state, known, row),
                        instead=instead.get(row.sha256, ()),
                        sheets=counted[row.sha256][0],
                        corrections=counted[row.sha256][1],
                    )
                    for row in rows
                ),
                lacking=_lacking(workspace, now, state, (known, found)),
                missing_sheets=sum(cell.state == "missing" for cell in state.cells),
                quarantine=quarantined(workspace.inbox / "quarantine"),
                laptops=laptops,
                updates=sum(bool(one.to_send) for one in laptops),
            )


def _lacking(
    workspace: Workspace, now: Reading, state: Reckoning, what: tuple[Known, Gaps]
) -> tuple[Lacking, ...]:
    """Gaps and forks of chains, silent laptops, restored ones, sheets that do not count."""
    known, found = what
    new = [sentence for one in restored(workspace, now) if one.open for sentence in one.words]
    over = [one.words for one in returned(workspace, now, lambda: state.cells)]
    texts = [*troubles(now, found), *map(told, silent(now)), *new, *over]
    codes = {str(value) for text in texts for name, value in text.values if name in CALLED}
    called = Subjects.of(now, known, codes)
    return tuple(Lacking(_by_name(called, text)) for text in texts)


def _by_name(called: Subjects, text: Said) -> Said:
    """The same sentence, with names of people where it has codes."""
    return replace(
        text,
        values=tuple(
            (name, CALLED[name](called, str(value)) if name in CALLED else value)
            for name, value in text.values
        ),
    )


def _talk(called: Subjects, code: str) -> Said | str:
    return code if called.person(code) is None else called.named(code)


CALLED: Mapping[str, Callable[[Subjects, str], object]] = {
    "member": Subjects.member,
    "interview": _talk,
}


def quarantined(folder: Path) -> tuple[Quarantined, ...]:
    """Refused files with their reasons, newest first; none where nothing was ever refused."""
    found: list[Quarantined] = []
    for path in folder.glob("*.refused"):
        if not path.is_file():  # put there by a hand
            continue
        seen = path.stat()
        at = datetime.fromtimestamp(seen.st_mtime, ASTANA)
        found.append(Quarantined(path.name, at, size_of(path), _reason(path)))
    return tuple(sorted(found, key=lambda one: (one.at, one.name), reverse=True))


def _reason(path: Path) -> Trilingual:
    """The text beside the file: one line a language, in the order in which they are written."""
    try:
        raw = atomic_file.read_bounded(path.with_suffix(".txt"), LARGEST_REASON)
    except (OSError, UserError):  # the text was taken away or replaced; the file is still there
        raw = b""
    text = raw.decode(errors="replace")
    lines = [line for line in text.splitlines() if line]
    if len(lines) == 3:
        return Trilingual(*lines)
    return Trilingual(text.strip(), text.strip(), text.strip())


def _came(workspace: Workspace, state: Reckoning, known: Known, row: PackageRow) -> Came:
    manifest = manifests.read(row.manifest)
    member = known.member(row.device)
    confirmed = row.device in known.members or row.device in known.offices
    done = T("office.result_taken") if confirmed else T("office.result_waits")
    if late := known.late(row):
        done = T("office.result_ended")
    return Came(
        package=row.package,
        kind=row.kind,
        device=short_fingerprint(row.device),
        laptop=known.label(row.device),
        member=member,
        name=member_name(state, member) if member else None,
        number=row.number,
        made=local(workspace, row.made_at),
        taken=local(workspace, row.taken_at),
        facts=sum(manifest.facts.values()),
        sheets=0,  # counted for all packages together
        confirmed=confirmed and not late,
        result=said(done),
    )
