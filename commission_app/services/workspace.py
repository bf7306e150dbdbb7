"""An open workspace: one device, one encrypted file. `act()` is the one way to change it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain import doubt
from commission_app.domain.facts.kinds.commission import Member, RuleSet, Slot
from commission_app.domain.facts.kinds.trust import Season
from commission_app.models import facts as store, own as owned
from commission_app.models.facts import Facts
from commission_app.services import marker
from commission_app.services.act import Act
from commission_app.shared.errors import UserError
from commission_app.shared.keys import Keys
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import ExitStack
    from datetime import datetime
    from pathlib import Path

    from commission_app.models.database import Connection, Database
    from commission_app.models.own import Own
    from commission_app.shared.world import World


@dataclass(frozen=True, slots=True)
class Reading:
    """One moment of the workspace, to be read."""

    c: Connection
    own: Own
    facts: Facts

    def rules(self) -> tuple[str, RuleSet]:
        """Digest and body of the ruleset in force; UserError where there is none."""
        return rules_of(self.facts)


class Workspace:
    """A folder that is open: `hold` is None where another process may be writing."""

    def __init__(
        self, folder: Path, db: Database, world: World, user: str, hold: ExitStack | None
    ) -> None:
        self.folder, self.db, self.world, self.user, self.hold = folder, db, world, user, hold
        with db.read() as c:
            self.own = owned.read(c)
        self.keys = Keys(self.own.secret)

    @property
    def device(self) -> str:
        """This device's id."""
        return self.keys.device

    @property
    def inbox(self) -> Path:
        """Packages as they came; below it, quarantine."""
        return self.folder / "inbox"

    @property
    def outbox(self) -> Path:
        """Packages as they went, and nothing else."""
        return self.folder / "outbox"

    @property
    def backups(self) -> Path:
        """One file each."""
        return self.folder / "backups"

    def require_writing(self) -> None:
        """UserError where another process may be writing."""
        if self.hold is None:
            raise UserError(T("services.read_only"))

    @contextlib.contextmanager
    def act(self) -> Generator[Act]:
        """One transaction; what it recorded is signed and applied when it ends well."""
        self.require_writing()
        if not self.db.path.exists():  # an open file can be written to after it was removed
            raise UserError(T("services.folder_gone"), folder=self.folder)
        with self.db.write() as c:
            act = Act(c, self.own, self.keys, self.world, self.user)
            yield act
            act.finish()
        if act.last and not self.own.label:  # what a seed makes is made again and again
            marker.remember(act.keys.device, act.own.season, act.last)

    @contextlib.contextmanager
    def read(self) -> Generator[Reading]:
        """One moment of the season."""
        with self.db.read() as c:
            yield Reading(c, self.own, Facts(c, self.own.season, self.device))

    def change_own(self, act: Act, own: Own) -> None:
        """What the device knows of itself, in the act's transaction."""
        owned.keep(act.c, own)
        self.own = act.own = own

    def refold(self) -> None:
        """Make the tables anew where another program made them."""
        with self.db.read() as c:
            old = store.fold_is_old(c)
        if old and self.hold is not None:
            with self.db.write() as c:
                store.refold(c, self.device)

    def close(self) -> None:
        """Everything is in the one file and others may write; no key stays in memory."""
        self.db.close()
        if self.hold is not None:
            self.hold.close()
            self.hold = None
        if self.own.secret:
            self.db.key.wipe()
            self.keys.forget()
            self.own = msgspec.structs.replace(self.own, secret=b"", certificate_secret=b"")

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def require_office(act: Act | Reading) -> None:
    """UserError unless this is an office's workspace."""
    if act.own.role != "office":
        raise UserError(T("services.office_only"))


def require_laptop(act: Act) -> None:
    """UserError unless this is a member's laptop."""
    if act.own.role != "laptop":
        raise UserError(T("services.laptop_only"))


def rules_of(facts: Facts) -> tuple[str, RuleSet]:
    """Digest and body of the ruleset in force; UserError where there is none or two."""
    found = facts.current_one(RuleSet, "ruleset")
    if found is None and ("ruleset", "ruleset") in facts.contested():
        raise UserError(T("services.rules_contested"))
    if found is None:
        raise UserError(T("services.no_ruleset"))
    return found


def season_of(facts: Facts) -> Season:
    """The season's first fact; UserError where it is not here."""
    found = facts.current_one(Season, "season")
    if found is None:
        raise UserError(T("services.no_season"))
    return found[1]


def slots_of(facts: Facts) -> dict[str, tuple[str, Slot]]:
    """Interview → digest and body of its appointment, of all that are on the list."""
    found = facts.current(Slot)
    for code, said in facts.disputed(Slot).items():  # two appointments do not take it off
        safe = doubt.slot([body for _, body in said])
        found[code] = next((digest, body) for digest, body in said if body == safe)
    return {code: pair for code, pair in found.items() if not pair[1].cancelled}


def member_of(facts: Facts, code: str) -> Member:
    """A member by code; UserError that names the known codes."""
    found = facts.current_one(Member, code)
    if found is None:
        known = ", ".join(sorted(facts.current(Member)))
        raise UserError(T("services.no_member"), member=code, known=known)
    return found[1]


def local(workspace: Workspace, text: str) -> datetime | None:
    """A moment of a fact in the zone of this workspace's clock; None for an empty one."""
    return from_text(text).astimezone(workspace.world.now().tzinfo) if text else None
