"""A package is written to a medium and read back before anybody pulls the stick out."""

from __future__ import annotations

import contextlib
import hashlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from commission_app import __version__
from commission_app.domain.facts.body import Introduction
from commission_app.domain.facts.kinds import body_of
from commission_app.exchange.control import as_counted
from commission_app.exchange.envelope import Addressee, pack
from commission_app.exchange.files import read_package_file
from commission_app.exchange.manifest import SEEN, Diary, Draft, Kind
from commission_app.exchange.names import package_name
from commission_app.exchange.opening import Expect, Package, open_package
from commission_app.models import diary, own as owned, packages
from commission_app.models.packages import Direction, PackageRow
from commission_app.services.unsent import arrived, set_out
from commission_app.services.workspace import rules_of
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import new_id, offset_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.models.database import Connection
    from commission_app.models.facts import Facts
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was gathered in a transaction, to be sealed outside of it."""

    draft: Draft
    facts: tuple[Fact, ...]
    to: Addressee


Point = Literal["written", "flushed", "compared"]


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a package has come on its way to the medium, and when."""

    point: Point
    at: str  # ISO 8601, UTC
    sheets: int
    bytes: int
    code: str  # of the hand-over
    corrections: int = 0  # revisions of these sheets, beside the first ones


class Watcher(Protocol):
    """Sees a package reach its medium."""

    def reached(self, point: Reached) -> None:
        """Called once for each point, in order; after the last one the medium may go."""
        ...

    def moved(self, done: int, of: int) -> None:
        """So many bytes are on the medium; raises Cancelled when the user wants to stop."""
        ...


class Unwatched:
    """Nobody looks."""

    def reached(self, point: Reached) -> None:
        """Say nothing."""

    def moved(self, done: int, of: int) -> None:
        """Say nothing, never stop."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A package that lies on its medium and was read back from there."""

    path: Path
    package: str
    facts: int
    sheets: int
    bytes: int
    code: str  # of the hand-over, for people: the same for both sides
    points: tuple[Reached, ...]


def reserve(workspace: Workspace) -> int:
    """A number of its own transaction, where the package goes out before the act is over.

    Else an act that fails would give the number back, and a file with it may lie somewhere.
    """
    with workspace.db.write() as c:
        return owned.next_number(c, f"packages:{workspace.own.season}")


def gather(
    act: Act, kind: Kind, facts: Sequence[Fact], to: Addressee, number: int = 0
) -> Parcel:
    """Number the package and say what this device has, in the act's transaction."""
    last, head = diary.head(act.c)
    package = new_id(act.world)
    number = number or owned.next_number(act.c, f"packages:{act.own.season}")
    set_out(act, number, package)
    draft = Draft(
        package=package,
        kind=kind,
        practice=act.own.practice,
        season=act.own.season,
        number=number,
        made_at=utc_text(act.at),
        offset=offset_text(act.at),
        ruleset=rules_of(act.facts)[0],
        have=act.facts.leaves(),
        seen={
            device: tuple(ends)
            for device, ends in act.facts.heads(SEEN).items()
            if device != act.keys.device
        },
        diary=Diary(n=last, head=head),
        program=__version__,
    )
    return Parcel(draft, tuple(facts), to)


def send(
    workspace: Workspace, parcel: Parcel, out: Path, watcher: Watcher | None = None
) -> Sent:
    """Seal, write, read back and compare, then put it into the register and the outbox.

    `out` is a file ending in `.cmx`, or a folder, which then gets a name that says nothing.
    UserError when the medium fails; then nothing says that anything was delivered.
    """
    with delivering(workspace, watcher) as delivery:
        delivery.put(parcel, out)
        with workspace.db.write() as c:
            delivery.register(c)
    return delivery.sent()


@contextlib.contextmanager
def delivering(workspace: Workspace, watcher: Watcher | None = None) -> Generator[Delivery]:
    """A delivery that counts when the block ends well; else what it put anywhere goes again."""
    delivery = Delivery(workspace, watcher or Unwatched())
    try:
        yield delivery
    except BaseException:
        delivery.withdraw()
        raise


class Delivery:
    """One package on its way: put on the medium, then registered, then told."""

    def __init__(self, workspace: Workspace, watcher: Watcher) -> None:
        self._workspace, self._watcher = workspace, watcher
        self._there: list[Path] = []

    def put(self, parcel: Parcel, out: Path) -> None:
        """Seal, write, read back and compare; the laptop keeps a copy of what went.

        The copy comes before the register: what is registered was kept.
        """
        workspace, to = self._workspace, [parcel.to]
        data = pack(parcel.draft, parcel.facts, workspace.keys, to)
        path = out if out.suffix == ".cmx" else out / package_name(workspace.world)
        self._parcel, self._data, self._path = parcel, data, path
        self._counted = as_counted(parcel.facts)
        self._way = _Way(workspace, self._watcher, data, self._counted)
        self._put(path, lambda: self._way.reach("written"), self._way.moved)
        self._way.reach("flushed")
        atomic_file.verify_on_medium(path, data)
        self._opened = _read_back(workspace, parcel, path)
        self._put(workspace.outbox / f"{parcel.draft.package}.cmx")

    def _put(
        self,
        path: Path,
        written: Callable[[], None] = lambda: None,
        moved: Callable[[int], None] | None = None,
    ) -> None:
        """What was there before is not ours to take away until it was replaced."""
        if not path.exists():
            self._there.append(path)
        atomic_file.write(path, self._data, written, moved)
        self._there.append(path)

    def register(self, c: Connection) -> None:
        """In the transaction with which the delivery counts."""
        draft = self._parcel.draft
        to = self._parcel.to.recipient.address
        self._row = row_of(self._opened, self._data, "out", to, draft.made_at)
        packages.add(c, self._row)
        arrived(c, self._workspace.device, draft)
        at = self._workspace.world.now()
        diary.note(c, at, self._workspace.user, "package.out", draft.package)
        # Where the commit itself fails it may come back when the file is opened again: then the
        # register must not name what was taken away. What lies there is whole and does no harm.
        self._there.clear()

    def withdraw(self) -> None:
        """Nothing that might be taken for a delivery is left, as far as the medium lets us."""
        for path in self._there:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def sent(self) -> Sent:
        """Once the transaction is through."""
        self._way.reach("compared")
        return Sent(
            path=self._path,
            package=self._parcel.draft.package,
            facts=len(self._parcel.facts),
            sheets=self._counted[0],
            bytes=len(self._data),
            code=hand_over_code(self._row.sha256),
            points=tuple(self._way.points),
        )


def hand_over_code(sha256: str) -> str:
    """The first 48 bits of a package file's digest, as people compare them: `7F3A 91C2 04DE`.

    It tells hand-overs apart; that nothing was changed is told by the signature.
    """
    first = sha256[:12].upper()
    return f"{first[:4]} {first[4:8]} {first[8:]}"


class _Way:
    """The points that one package passes."""

    def __init__(
        self, workspace: Workspace, watcher: Watcher, data: bytes, counted: tuple[int, int]
    ) -> None:
        self._workspace, self._watcher = workspace, watcher
        self._size = len(data)
        (sheets, corrections), code = counted, hand_over_code(hashlib.sha256(data).hexdigest())
        self._about = (sheets, len(data), code, corrections)
        self.points: list[Reached] = []

    def reach(self, point: Point) -> None:
        at = utc_text(self._workspace.world.now())
        self.points.append(Reached(point, at, *self._about))
        self._watcher.reached(self.points[-1])

    def moved(self, done: int) -> None:
        self._watcher.moved(done, self._size)


def row_of(
    opened: Package, data: bytes, direction: Direction, device: str, taken_at: str
) -> PackageRow:
    """A package as the register keeps it."""
    m = opened.manifest
    return PackageRow(
        sha256=hashlib.sha256(data).hexdigest(),
        package=m.package,
        kind=m.kind,
        direction=direction,
        season=m.season,
        device=device,
        number=m.number,
        made_at=m.made_at,
        taken_at=taken_at,
        have=msgspec.json.encode(m.have).decode(),
        manifest=opened.raw,
        signature=opened.signature,
    )


def sealing_of(facts: Facts, device: str) -> str:
    """The age recipient of a known device; UserError where it never introduced itself."""
    for fact in facts.select(("season", "device", "enrolment", "succession"), [device]):
        if isinstance(body := body_of(fact), Introduction):
            return body.sealing
    raise UserError(T("services.no_device"))


def _read_back(workspace: Workspace, parcel: Parcel, path: Path) -> Package:
    expect = Expect(parcel.to.recipient.address, parcel.draft.season, parcel.draft.practice)
    opened = open_package(read_package_file(path), workspace.keys.open, expect)
    if opened.manifest.package != parcel.draft.package:
        raise UserError(T("services.medium_differs"), name=path.name)
    return opened
