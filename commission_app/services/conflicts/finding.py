"""Every open conflict of an office, and what was settled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.services.conflicts.cells import CellSides
from commission_app.services.conflicts.found import (
    Answer,
    Conflict,
    Conflicts,
    Settlement,
    Side,
)
from commission_app.services.conflicts.policy import (
    NEEDS_RELEASE,
    OF_ANOTHER,
    Asked,
    Rule,
    refusal,
    rule_of,
)
from commission_app.services.conflicts.telling import Teller
from commission_app.services.matter.leaves import forks, laptops, leaves, unnamed
from commission_app.services.office.state import member_name, people, state_of
from commission_app.services.papers.resolutions import KIND_TEXTS, OTHER, place_of
from commission_app.services.sentences import Said, said
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from commission_app.domain.facts.header import Fact, Thing
    from commission_app.services.office.state import Person
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Reading, Workspace

UNTOLD = frozenset(("approval-request",))  # the office asks anew by itself
MEANS: Mapping[str, str] = {
    "recusal": T("conflicts.means_recusal"),
    "decision": T("conflicts.means_decision"),
    "fork": T("conflicts.means_fork"),
    "laptops": T("conflicts.means_laptops"),
    "changed_after_reveal": T("conflicts.means_changed"),
    "no_slot": T("conflicts.means_no_slot"),
    "not_countable": T("conflicts.means_not_countable"),
    "older_ruleset": T("conflicts.means_older_ruleset"),
    "withdrawn": T("conflicts.means_withdrawn"),
    "kept": T("conflicts.means_kept"),
    "kept_of_ended": T("conflicts.means_kept"),
    "kept_beside": T("conflicts.means_kept_beside"),
    "sheet_of_recused": T("conflicts.means_not_counted"),
    "sheet_without_interview": T("conflicts.means_not_counted"),
    "sheet_of_absent": T("conflicts.means_absent"),
    "slot": T("conflicts.means_slot"),
    "panel": T("conflicts.means_panel"),
    "member": T("conflicts.means_member"),
    "reveal": T("conflicts.means_reveal"),
    "attendance": T("conflicts.means_attendance"),
    "ruleset": T("conflicts.means_ruleset"),
}
SHEETS = frozenset(
    ("sheet", "paper-sheet", "contested", "paper_and_sealed", "changed_after_reveal")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction with its facts, before it is told."""

    kind: str
    target: Thing
    facts: Mapping[str, Fact]  # digest → fact, all sides
    choosable: tuple[str, ...]  # digests that may be chosen


def conflicts_of(workspace: Workspace, now: Reading) -> Conflicts:
    """Open and settled; with rules that contradict only what can be told without them."""
    return _Finder(workspace, now).all()


class _Finder:
    """One moment of an office."""

    def __init__(self, workspace: Workspace, now: Reading) -> None:
        self.workspace, self.now, self.facts = workspace, now, now.facts
        self.teller = Teller(now, workspace.world.now().tzinfo)
        self.resolved = {
            (body.kind, body.thing): (digest, body)
            for digest, body in self.facts.current(Resolution).values()
        }

    @cached_property
    def state(self) -> Reckoning | None:
        """None where two versions of the rules contradict: nothing can be reckoned."""
        try:
            return state_of(self.workspace, self.now)
        except UserError:
            if ("ruleset", "ruleset") not in self.facts.contested():
                raise
            return None

    @cached_property
    def cells(self) -> CellSides | None:
        """What the cells of the matrix say."""
        return CellSides(self.facts, self.state) if self.state else None

    def all(self) -> Conflicts:
        open_ = list(self._open())
        targets = {one.target for one in open_}
        settled = [one for one in self._settled() if one.target not in targets]
        told = self._told([*open_, *settled])
        first = sorted(told[: len(open_)], key=lambda c: (not c.blocks, c.interview, c.member))
        after = [replace(c, settled=self._settlement(c.target)) for c in told[len(open_) :]]
        after.sort(key=lambda c: c.settled.at if c.settled else c.argument, reverse=True)
        return Conflicts(tuple(first), tuple(after), self._links())

    def _open(self) -> Iterator[Found]:
        things = [t for t in self.facts.contested() if t[0] not in {*UNTOLD, "resolution"}]
        for thing in things:
            yield self._leaves(thing)
        seen = set(things)
        if self.cells is not None:
            for one in self.cells.open():
                seen.add(one[1])
                yield Found(*one)
        for found in self._devices():
            if unnamed(found.facts, self._rejected(found.target)):
                yield found
        yield from self._said_twice(seen)

    def _said_twice(self, seen: set[Thing]) -> Iterator[Found]:
        """Two offices settled one thing in two ways: none of both applies."""
        for kind, about in self.facts.contested():
            if kind == "resolution":
                target = _target(about)
                if target not in seen and (found := self._again(target)) is not None:
                    yield replace(found, kind="resolution")

    def _settled(self) -> Iterator[Found]:
        for target in self.resolved:
            if (found := self._again(target)) is not None:
                yield found

    def _again(self, target: Thing) -> Found | None:
        """The sides of something that was settled, to be settled anew."""
        if target[0] in {"cell", "kept"}:
            return Found(*one) if self.cells and (one := self.cells.again(target)) else None
        if target[0] in {"fork", "laptops"}:
            return next((one for one in self._devices() if one.target == target), None)
        found = self._leaves(target)
        return found if len(found.facts) > 1 else None

    def _leaves(self, thing: Thing) -> Found:
        held = leaves(self.facts, thing)
        return Found(thing[0], thing, held, tuple(held))

    def _devices(self) -> Iterator[Found]:
        for device, ends in forks(self.facts).items():
            # This office's own answer is written where it goes on itself.
            own = device == self.workspace.device
            may = (self.facts.head(device)[1],) if own else ends
            yield Found("fork", ("fork", device), self.facts.find(ends), may)
        for member, ends in laptops(self.facts).items():
            yield Found("laptops", ("laptops", member), self.facts.find(ends), ends)

    def _rejected(self, target: Thing) -> tuple[str, ...]:
        return self.resolved[target][1].rejected if target in self.resolved else ()

    def _told(self, found: Iterable[Found]) -> list[Conflict]:
        every = list(found)
        places = [_place(one.target, self.teller) for one in every]
        who = people(self.now, {interview for interview, _ in places if interview})
        return [
            self._tell(one, place, who.get(place[0]))
            for one, place in zip(every, places, strict=True)
        ]

    def _tell(self, one: Found, place: tuple[str, str], person: Person | None) -> Conflict:
        rule = rule_of(one.kind)
        usual = T("conflicts.means_sheets") if one.kind in SHEETS else T("conflicts.means")
        ordered = sorted(one.facts, key=lambda d: (one.facts[d].header.at, d))
        return Conflict(
            kind=one.kind,
            target=one.target,
            title=said(KIND_TEXTS.get(one.kind, OTHER)),
            means=said(self._means(one, place) or MEANS.get(one.kind, usual)),
            interview=place[0],
            member=place[1],
            person=person,
            name=member_name(self.state, place[1]) if self.state and place[1] else None,
            differences=self.cells.differences(place, one) if self.cells else None,
            sides=tuple(
                Side(digest, control_code(digest), self.teller.side(one.facts[digest]))
                for digest in ordered
            ),
            answers=tuple(self._answers(one, place, rule)),
            blocks=rule.blocks or self._in_doubt(one, place),
        )

    def _in_doubt(self, one: Found, place: tuple[str, str]) -> bool:
        """Whether the interview waits for it although no cell does."""
        if self.state is None or one.target[0] != "kept":
            return False
        return one.target in self.state.doubts.get(place[0], ())

    def _means(self, one: Found, place: tuple[str, str]) -> str:
        """Of a sheet that was opened another sentence: it counts."""
        bound = self.state is not None and self.state.matter.binding(place)
        return T("conflicts.means_opened") if bound and one.target[0] == "kept" else ""

    def _answers(self, one: Found, place: tuple[str, str], rule: Rule) -> Iterator[Answer]:
        listed = self.state is None or place[0] in self.state.slots
        for digest in one.choosable if rule.choose != "nobody" else ():
            if listed or not rule.link:
                words = said(_chosen_words(one))
                yield Answer("choose", digest, words, self._refusal(one, place, digest, rule))
            if rule.link:
                words = said(T("conflicts.answer_link"))
                yield Answer("choose", digest, words, self._moved(place, digest), link=True)
        if rule.none != "nobody":
            yield Answer("none", "", said(T("conflicts.noted")), self._left_out(one, place))

    def _left_out(self, one: Found, place: tuple[str, str]) -> Said | None:
        """What was opened counts until the chair lets it go."""
        if self.state is None or one.target[0] != "kept":
            return None
        bound = self.state.matter.binding(place) - self.state.matter.released
        return said(NEEDS_RELEASE) if bound else None

    def _refusal(
        self, one: Found, place: tuple[str, str], digest: str, rule: Rule
    ) -> Said | None:
        """What stays as it was seen is the office's word; all else needs another one's."""
        if self.state is None:
            return None
        by, opened = rule.choose, self.state.revealed.get(place[0])
        if one.kind == "changed_after_reveal" and opened:
            if [d for d in one.facts if d in opened.sheets] == [digest]:
                return None
        elif one.target[0] == "cell" and by == "office" and self._between_sheets(one):
            by = "chair" if opened else "author_or_chair"
        return refusal(by, Asked(*place, (digest,)), self.state.approvals)

    def _between_sheets(self, one: Found) -> bool:
        """Whether another sheet would count by it: what was settled is no more the office's."""
        said = self.resolved.get(one.target)
        return len(one.facts) > 1 or (said is not None and bool(said[1].link))

    def _moved(self, place: tuple[str, str], digest: str) -> Said | None:
        """Nobody moves marks to another candidate, nor the office alone opened ones."""
        if self.state is None or self.cells is None:
            return None
        sheet = self.cells.view(place, digest)
        others = (code for code in self.state.slots if code != place[0])
        if sheet is not None and sheet.listed and not any(map(sheet.may_go_to, others)):
            return said(OF_ANOTHER)
        opened = self.state.revealed.get(place[0])
        if opened is None or digest not in opened.sheets:
            return None
        return refusal("chair", Asked(*place, (digest,)), self.state.approvals)

    def _settlement(self, target: Thing) -> Settlement:
        digest, body = self.resolved[target]
        header = self.facts.find([digest])[digest].header
        return Settlement(
            chosen=body.chosen,
            rejected=body.rejected,
            link=body.link,
            reason=body.reason,
            at=self.teller.local(header.at),
            user=header.user,
            control=control_code(digest),
        )

    def _links(self) -> tuple[Person, ...]:
        if self.state is None:
            return ()
        return tuple(people(self.now, self.state.slots).values())


def _chosen_words(one: Found) -> str:
    if len(one.facts) == 1:
        return T("conflicts.answer_stands")
    if one.kind in {"fork", "laptops"}:
        return T("conflicts.answer_goes_on")
    return T("conflicts.answer_choose")


def _target(about: str) -> Thing:
    kind, _, thing = about.partition(":")
    return kind, thing


def _place(target: Thing, teller: Teller) -> tuple[str, str]:
    """Interview and member; of a copied laptop its member."""
    if target[0] == "fork":
        return "", teller.members.get(target[1], "")
    return place_of(*target)
