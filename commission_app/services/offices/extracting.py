"""A whole season is sealed to another office, or to an auditor who needs no personal data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from commission_app.domain.facts.kinds.deciding import Reveal
from commission_app.domain.facts.kinds.papers import Protocol
from commission_app.exchange.envelope import Addressee
from commission_app.services.changes import Changes, Done
from commission_app.services.delivering import Sent, Unwatched, gather, send
from commission_app.services.offices.accepting import accepted
from commission_app.services.offices.devices import stranger
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.exchange.device_file import DeviceFile
    from commission_app.models.facts import Facts
    from commission_app.services.act import Act
    from commission_app.services.delivering import Watcher
    from commission_app.services.workspace import Workspace

WITHHELD = frozenset(("person",))  # IIN, birth dates, telephones: no figure hangs on them
MARKS = frozenset(("sheet", "paper-sheet"))
To = Literal["auditor", "office"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A season that was sealed to a device."""

    sent: Sent
    to: To
    fingerprint: str  # the short one
    withheld: int  # facts without their bodies


@dataclass(frozen=True, slots=True)
class Extract:
    """Seal every fact of the season to the device of a file; its fingerprint was typed.

    An office gets everything, an auditor what is needed to compute all anew.
    """

    file: Path
    fingerprint: str
    out: Path
    watcher: Watcher = field(default_factory=Unwatched)

    def __call__(self, workspace: Workspace) -> Done[Extracted]:
        with workspace.act() as act:
            require_office(act)
            said = stranger(act, self.file, self.fingerprint)
            to = _who(act, said)
            facts = act.facts.select()
            if to == "auditor":
                facts = for_auditor(act.facts, facts)
            withheld = sum(fact.body is None for fact in facts)
            parcel = gather(act, "extract", facts, Addressee(said.sealing, said.device))
            if to == "office":
                act.note("extract.office", said.device[:16])
            else:
                act.note("extract.auditor", said.device[:16])
        sent = send(workspace, parcel, self.out, self.watcher)
        done = Extracted(sent, to, short_fingerprint(said.device), withheld)
        return Done(done, Changes.PACKAGES | Changes.DIARY)


def for_auditor(facts: Facts, chains: list[Fact]) -> list[Fact]:
    """Whole chains; nobody's personal number or contacts, and no mark that is still closed.

    Once a protocol is final nothing is closed any more: it stands on every sheet.
    """
    opened: set[str] | None = None
    if not facts.current(Protocol):
        reveals = facts.current(Reveal)
        opened = {*reveals, *(d for _, said in reveals.values() for d in said.sheets)}
    return [f.without_body() if _withheld(f, opened) else f for f in chains]


def _withheld(fact: Fact, opened: set[str] | None) -> bool:
    """`opened`: interviews and digests of sheets whose marks are open; None: of all."""
    if fact.header.kind in WITHHELD:
        return True
    if opened is None or fact.header.kind not in MARKS:
        return False
    return opened.isdisjoint((fact.header.about.rpartition("/")[0], fact.digest))


def _who(act: Act, said: DeviceFile) -> To:
    """UserError for an office that the founder did not let in, or one that was ended."""
    authority = act.facts.authority()
    if act.keys.device not in authority.offices:
        raise UserError(T("offices.we_are_not_accepted"), me=short_fingerprint(act.keys.device))
    if said.device in {**authority.members, **authority.waiting}:
        raise UserError(T("offices.is_a_laptop"))
    if said.purpose == "auditor":
        return "auditor"
    if not accepted(authority, said.device):
        raise UserError(T("offices.accept_first"))
    return "office"
