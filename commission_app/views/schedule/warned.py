"""What of the schedule waits for a person, above the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.schedule.words import names_of, problems
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from commission_app.domain.language import Bilingual
    from commission_app.services.people.rearranging import Rearranged
    from commission_app.services.people.schedule import ScheduleSeen
    from commission_app.views.support.words import Words

NAMED = 6


class Warnings(Notices):
    """Problems, who is not on the list, and laptops that do not know of a change.

    Signals
    -------
    problem_wanted(), add_wanted(), exchange_wanted(): the act of a notice.
    """

    problem_wanted = Signal()
    add_wanted = Signal()
    exchange_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, object] = {}
        self._behind: set[str] = set()
        self._names: dict[str, Words] = {}

    def show_schedule(self, seen: ScheduleSeen) -> None:
        """As it is now; a notice that is still true stays as it is."""
        self._names = names_of(seen.panels)
        found = problems(seen)
        clashes = sum(bool(one.clash) for one in found)
        conflicts = sum(bool(one.recused and not one.fixed) for one in found)
        if self._anew("problems", (clashes, conflicts), wanted=bool(found)):
            self.put("problems", self._problems(clashes, conflicts))
        bare = seen.unscheduled
        if self._anew("unscheduled", bare, wanted=bool(bare)):
            self.put("unscheduled", self._unscheduled(bare))

    def tell_laptops(self, done: Rearranged, *, exchange: bool) -> None:
        """These laptops go on showing the old order until they are told."""
        if not done.update:
            return
        self._behind |= set(done.update)
        behind = sorted(self._behind)
        names = joined(*(self._names.get(one, one) for one in behind), between=", ")
        title = phrase(T("schedule.tell_laptops"), members=names)
        means = phrase(T("schedule.tell_laptops_means"))
        acts = (
            [self._button(T("schedule.to_exchange"), self.exchange_wanted)] if exchange else []
        )
        self.put("laptops", Notice("caution", title, means, *acts, closable=True))

    def _anew(self, key: str, what: object, *, wanted: bool) -> bool:
        """Whether something else must be said than what stands there."""
        if not wanted:
            self._told.pop(key, None)
            self.take(key)
            return False
        if self._told.get(key) == what and key in self.keys:
            return False
        self._told[key] = what
        return True

    def _problems(self, clashes: int, conflicts: int) -> Notice:
        two: Words = phrase_n(T("schedule.clashes"), clashes) if clashes else ""
        one: Words = phrase_n(T("schedule.conflicts"), conflicts) if conflicts else ""
        title = joined(two, one)
        means = phrase(T("schedule.problems_means"))
        act = self._button(T("schedule.next_problem"), self.problem_wanted)
        return Notice("critical" if clashes else "caution", title, means, act)

    def _unscheduled(self, people: tuple[tuple[str, Bilingual], ...]) -> Notice:
        title = phrase_n(T("schedule.unscheduled"), len(people))
        names = joined(*(name for _, name in people[:NAMED]), between=", ")
        more = len(people) - NAMED
        rest: Words = phrase_n(T("schedule.and_more"), more) if more > 0 else ""
        means = joined(names, rest, between=" ")
        act = self._button(T("schedule.add"), self.add_wanted)
        return Notice("caution", title, means, act)

    def _button(self, key: str, signal: SignalInstance) -> Button:
        found = Button(phrase(key))
        found.clicked.connect(signal)
        return found
