"""What counts now, with the safe reading of what is said in two ways."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from commission_app.domain import doubt
from commission_app.domain.facts.body import Body
from commission_app.domain.facts.kinds.commission import Member, Panel, Slot
from commission_app.domain.facts.kinds.deciding import Attendance, Reveal, Vote
from commission_app.domain.facts.kinds.people import Status
from commission_app.domain.facts.kinds.scoring import Interview, Recusal
from commission_app.domain.facts.standing import Standing
from commission_app.domain.matter import Settlement, candidate_code
from commission_app.services.admission import OUT
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from commission_app.domain.facts.header import Thing
    from commission_app.models.facts import Facts

B = TypeVar("B", bound=Body)
# A kind that is not here has no value while it is contested: nothing is lost by its silence,
# because what it touches waits.
READINGS: Mapping[type[Body], Callable[[Sequence[Any]], Any]] = {
    Recusal: doubt.recusal,
    Member: doubt.member,
    Panel: doubt.panel,
    Slot: doubt.slot,
    Reveal: doubt.reveal,
    Interview: doubt.interview,
    Attendance: doubt.attendance,
}
SHOWN = 5  # things that a refusal names
LIVE = frozenset((Standing.CURRENT, Standing.CONTESTED))


class SafeReading:
    """One moment's current values; of a contested thing the reading that harms nobody."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def contested(self) -> tuple[Thing, ...]:
        """Everything that is said in two ways, sorted."""
        return tuple(self.facts.contested())

    def of(self, kind: type[B]) -> dict[str, B]:
        """About → body."""
        found = {about: body for about, (_, body) in self.facts.current(kind).items()}
        if kind in READINGS:
            for about, said in self.facts.disputed(kind).items():
                found[about] = READINGS[kind]([body for _, body in said])
        return found

    def withdrawn(self) -> frozenset[str]:
        """Candidates who are out of the selection: withdrew, were annulled or excluded."""
        said = (body for _, body in self.facts.current(Status).values())
        return frozenset(one.candidate for one in said if one.status in OUT)

    def touching(
        self, slots: Mapping[str, tuple[str, Slot]], withdrawn: Iterable[Thing] = ()
    ) -> dict[str, tuple[Thing, ...]]:
        """Interview → what of it waits for a person; it is neither revealed nor decided."""
        things = (*self.contested, *withdrawn)
        if not things:
            return {}
        votes = {
            about: frozenset(code for _, one in said for code in one.interviews)
            for about, said in self.facts.disputed(Vote).items()
        }
        listed = doubt.Listed({code: slot for code, (_, slot) in slots.items()}, votes)
        return doubt.doubts(things, listed)


def sheets_of_withdrawn(
    withdrawn: Collection[str],
    sheets: Iterable[tuple[str, str]],
    settlements: Mapping[tuple[str, str], Settlement],
) -> tuple[Thing, ...]:
    """Sheets (about, digest), sealed or typed in, of such candidates, that nobody settled."""
    found: list[Thing] = []
    for about, digest in sheets:
        interview, _, member = about.rpartition("/")
        settled = settlements.get((interview, member), Settlement())
        if candidate_code(interview) in withdrawn and not settled.names(digest):
            found.append(("withdrawn", about))
    return tuple(sorted(found))


def stands(facts: Facts, thing: Thing) -> bool:
    """Whether anything is said of it that counts or is one of two words."""
    return any(standing in LIVE for _, standing in facts.leaf(thing))


def require_settled(doubts: Mapping[str, Sequence[Thing]], interview: str) -> None:
    """UserError while something of this interview is said in two ways."""
    if things := doubts.get(interview):
        named = _named(things)
        raise UserError(T("conflicts.interview_waits"), interview=interview, things=named)


def require_no_conflict(contested: Sequence[Thing], withdrawn: Sequence[Thing]) -> None:
    """UserError while something that a paper tells is said in two ways."""
    things = [t for t in (*contested, *withdrawn) if t[0] not in doubt.HARMLESS]
    if things:
        raise UserError(T("conflicts.season_waits"), count=len(things), things=_named(things))


def _named(things: Sequence[Thing]) -> str:
    """As `resolve` takes them; the first few."""
    more = ", …" if len(things) > SHOWN else ""
    return ", ".join(f"{kind}:{about}" for kind, about in things[:SHOWN]) + more
