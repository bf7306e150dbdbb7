"""Four eyes: a second person confirms that an interview is complete before it is revealed.

People of an office have no keys of their own, so two names stand under one device's signature;
each of the two opened the workspace with a passphrase of their own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds.consolidating import Consolidation, FourEyes
from commission_app.domain.facts.standing import Standing
from commission_app.models.vault import Vault
from commission_app.services.changes import Changes, Done
from commission_app.services.opening import VAULT
from commission_app.services.prose import prose
from commission_app.services.reckoning import reckon
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.models.facts import Facts
    from commission_app.services.act import Act
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SetFourEyes:
    """Ask for a second person before each reveal, or with a reason no longer."""

    on: bool
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_office(act)
            reason = prose(self.reason)
            if self.on and _alone(workspace, act):
                raise UserError(T("vaults.second_person"))
            if not self.on and not reason:
                raise UserError(T("services.reason_needed"))
            act.record(FourEyes(on=self.on, reason="" if self.on else reason))
            act.note("four-eyes.on" if self.on else "four-eyes.off")
        return Done(None, Changes.SITTING)


@dataclass(frozen=True, slots=True)
class ConfirmConsolidation:
    """This person's word that these interviews are complete; no codes: all that are."""

    interviews: Sequence[str] = ()

    def __call__(self, workspace: Workspace) -> Done[tuple[str, ...]]:
        with workspace.act() as act:
            require_office(act)
            state = reckon(act.facts)
            complete = complete_ones(state)
            for code in self.interviews:
                if code not in complete:
                    raise UserError(T("vaults.not_consolidated_yet"), interview=code)
            said = _words(act.facts, state)
            chosen = tuple(c for c in self.interviews or complete if said.get(c) != act.user)
            counting = _counting(state)
            for code in chosen:
                act.record(Consolidation(interview=code, sheets=counting.get(code, ())))
            act.note("consolidated", str(len(chosen)))
        return Done(chosen, Changes.SITTING)


@dataclass(frozen=True, slots=True)
class Eyes:
    """What stands before the reveal."""

    on: bool
    confirmed: Mapping[str, str]  # closed interview → who confirmed its sheets as they are now
    me: str

    def may_open(self, interview: str) -> bool:
        """Whether this person may reveal it."""
        return not self.on or self.confirmed.get(interview, self.me) != self.me


@dataclass(frozen=True, slots=True)
class ReadFourEyes:
    """Whether a second person is asked for, and who confirmed what; no marks."""

    shows: ClassVar[Changes] = Changes.SITTING | Changes.SHEETS

    def __call__(self, workspace: Workspace) -> Eyes:
        with workspace.read() as now:
            state = reckon(now.facts)
            said = _words(now.facts, state)
            on, _ = setting(now.facts)
        closed = {code: who for code, who in said.items() if code not in state.revealed}
        return Eyes(on, closed, workspace.user)


def complete_ones(state: Reckoning) -> tuple[str, ...]:
    """Closed interviews whose cells are all explained."""
    closed = (code for code in sorted(state.slots) if code not in state.revealed)
    return tuple(code for code in closed if code not in state.waiting)


def setting(facts: Facts) -> tuple[bool, str]:
    """Whether a second person is asked for, and who said so last; "" where nobody did.

    Where two offices contradict each other, one is.
    """
    if any(how is Standing.CONTESTED for _, how in facts.leaf(("four-eyes", "four-eyes"))):
        return True, ""
    found = facts.current_one(FourEyes, "four-eyes")
    if found is None:
        return False, ""
    return found[1].on, _user(facts, found[0])


def seen_by_two(act: Act, state: Reckoning, asked: Sequence[str]) -> tuple[str, ...]:
    """Those of `asked` that this person may reveal. UserError where that is none of them.

    Who said that no second person is asked for any more does not reveal either: else one
    person alone could have done both.
    """
    on, last = setting(act.facts)
    if not on:
        if last == act.user:
            raise UserError(T("vaults.lifted_by_you"))
        return tuple(asked)
    said = _words(act.facts, state)
    free = tuple(code for code in asked if said.get(code, act.user) != act.user)
    if asked and not free:
        raise UserError(T("vaults.second_pair"), interview=asked[0])
    return free


def _words(facts: Facts, state: Reckoning) -> dict[str, str]:
    """Interview → who confirmed it; a word about other sheets than those that count is none."""
    current = facts.current(Consolidation)
    counting = _counting(state) if current else {}
    valid = {
        about: digest
        for about, (digest, body) in current.items()
        if body.sheets == counting.get(about, ())
    }
    found = facts.find(valid.values())
    return {about: found[d].header.user for about, d in valid.items() if d in found}


def _counting(state: Reckoning) -> dict[str, tuple[str, ...]]:
    """Interview → the sheets that count: a recusal or an absence said later leaves fewer."""
    found: dict[str, list[str]] = defaultdict(list)
    for cell in state.cells:
        if cell.counts:
            found[cell.interview].append(cell.counts)
    return {interview: tuple(sorted(digests)) for interview, digests in found.items()}


def _user(facts: Facts, digest: str) -> str:
    return facts.find([digest])[digest].header.user


def _alone(workspace: Workspace, act: Act) -> bool:
    """Whether nobody could be the second one."""
    offices = act.facts.authority()
    others = offices.offices | offices.founders
    return len(Vault(workspace.folder / VAULT).users()) < 2 and len(others) < 2
