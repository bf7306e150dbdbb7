"""Four eyes: a second person confirms that an interview is complete before it is revealed.

People of an office have no keys of their own, so two names stand under one device's signature;
each of the two opened the workspace with a passphrase of their own, and was there when both
began with the rule or was let in by two since.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.criteria import substance
from commission_app.domain.facts.kinds.consolidating import Consolidation, FourEyes
from commission_app.models import holders
from commission_app.services.changes import Changes, Done
from commission_app.services.four_eyes.rule import is_on, setting
from commission_app.services.four_eyes.second import (
    Second,
    Slots,
    counted,
    first_two,
    required,
    told,
)
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
    """Ask for a second person before each reveal, or with a reason no longer.

    Either is said by two people, each with a passphrase of their own. UserError.
    """

    on: bool
    reason: str = ""
    second: Second | None = None

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_office(act)
            if is_on(act.facts) != self.on:
                self._turn(act, Slots.of(workspace))
        return Done(None, Changes.SITTING)

    def _turn(self, act: Act, slots: Slots) -> None:
        reason = prose(self.reason)
        if self.on:
            word = first_two(act, slots, self.second)
        else:
            if not substance(reason):
                raise UserError(T("services.reason_needed"))
            word = required(act, slots, self.second)
        said = act.record(FourEyes(on=self.on, reason="" if self.on else reason))
        act.note("four-eyes.on" if self.on else "four-eyes.off")
        told(act, word, "on" if self.on else "off", of=said)


@dataclass(frozen=True, slots=True)
class ConfirmConsolidation:
    """This person's word that these interviews are complete; no codes: all that are."""

    interviews: Sequence[str] = ()

    def __call__(self, workspace: Workspace) -> Done[tuple[str, ...]]:
        with workspace.act() as act:
            require_office(act)
            eyes = counted(act)
            state = reckon(act.facts)
            complete = complete_ones(state)
            for code in self.interviews:
                if code not in complete:
                    raise UserError(T("vaults.not_consolidated_yet"), interview=code)
            said = _words(act.facts, state, eyes)
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
    counted: bool = True  # whether I may be one of two
    others: tuple[str, ...] = ()  # who may stand beside me: to begin, or while it is on

    def may_open(self, interview: str) -> bool:
        """Whether this person may reveal it."""
        if not self.on:
            return True
        return self.counted and self.confirmed.get(interview, self.me) != self.me


@dataclass(frozen=True, slots=True)
class ReadFourEyes:
    """Whether a second person is asked for, and who confirmed what; no marks."""

    shows: ClassVar[Changes] = Changes.SITTING | Changes.SHEETS

    def __call__(self, workspace: Workspace) -> Eyes:
        with workspace.read() as now:
            state = reckon(now.facts)
            eyes = holders.eyes(now.c)
            said = _words(now.facts, state, eyes)
            on = is_on(now.facts)
        closed = {code: who for code, who in said.items() if code not in state.revealed}
        me = workspace.user
        others = eyes if on else set(Slots.of(workspace).vault.users())
        return Eyes(on, closed, me, not on or me in eyes, tuple(sorted(others - {me})))


def complete_ones(state: Reckoning) -> tuple[str, ...]:
    """Closed interviews whose cells are all explained."""
    closed = (code for code in sorted(state.slots) if code not in state.revealed)
    return tuple(code for code in closed if code not in state.waiting)


def seen_by_two(act: Act, state: Reckoning, asked: Sequence[str]) -> tuple[str, ...]:
    """Those of `asked` that this person may reveal. UserError where that is none of them.

    Who alone said that no second person is asked for any more does not reveal either: else
    one person could have done both.
    """
    on, alone = setting(act.facts)
    if not on:
        if alone == act.user:
            raise UserError(T("vaults.lifted_by_you"))
        return tuple(asked)
    said = _words(act.facts, state, counted(act))
    free = tuple(code for code in asked if said.get(code, act.user) != act.user)
    if asked and not free:
        raise UserError(T("vaults.second_pair"), interview=asked[0])
    return free


def _words(facts: Facts, state: Reckoning, eyes: set[str]) -> dict[str, str]:
    """Interview → who confirmed it; a word about other sheets than those that count is none.

    Nor is one of somebody at this office who may not, or may no longer, be one of two.
    """
    current = facts.current(Consolidation)
    counting = _counting(state) if current else {}
    valid = {
        about: digest
        for about, (digest, body) in current.items()
        if body.sheets == counting.get(about, ())
    }
    found = facts.find(valid.values())
    headers = {about: found[d].header for about, d in valid.items() if d in found}
    return {
        about: said.user
        for about, said in headers.items()
        if said.user in eyes or said.device != facts.me
    }


def _counting(state: Reckoning) -> dict[str, tuple[str, ...]]:
    """Interview → the sheets that count: a recusal or an absence said later leaves fewer."""
    found: dict[str, list[str]] = defaultdict(list)
    for cell in state.cells:
        if cell.counts:
            found[cell.interview].append(cell.counts)
    return {interview: tuple(sorted(digests)) for interview, digests in found.items()}
