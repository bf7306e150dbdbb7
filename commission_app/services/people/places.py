"""Where everybody stands: how far each candidate came, without a mark and without an order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.domain.facts.kinds.people import Status
from commission_app.models import people
from commission_app.services.admission import OUT, admitted_of, funnel_of
from commission_app.services.people.cells import LightState, light_state
from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.facts.kinds.deciding import Verdict
    from commission_app.domain.facts.kinds.people import ResultRow, StatusWord
    from commission_app.domain.ruleset import StageRule
    from commission_app.services.workspace import Reading

State = Literal[
    "applied",
    "out",
    "admitted",
    "scheduled",
    "held",
    "absent",
    "interrupted",
    "rescheduled",
    "decided",
    "withdrawn",
]
STATES: Mapping[State, str] = {
    "applied": T("people.state_applied"),
    "out": T("people.state_out"),
    "admitted": T("people.state_admitted"),
    "scheduled": T("people.state_scheduled"),
    "held": T("people.state_held"),
    "absent": T("people.state_absent"),
    "interrupted": T("people.state_interrupted"),
    "rescheduled": T("people.state_rescheduled"),
    "decided": T("people.state_decided"),
    "withdrawn": T("people.state_withdrawn"),
}
DECISIONS: Mapping[Verdict, str] = {
    "enrol": T("people.decision_enrol"),
    "refuse": T("people.decision_refuse"),
    "postpone": T("people.decision_postpone"),
}
GONE: Mapping[StatusWord, str] = {
    "withdrawn": T("people.gone_withdrawn"),
    "annulled": T("people.gone_annulled"),
    "excluded": T("people.gone_excluded"),
}
OUTCOMES: Mapping[str, State] = {
    "held": "held",
    "absent": "absent",
    "interrupted": "interrupted",
    "rescheduled": "rescheduled",
    "": "scheduled",
}


@dataclass(frozen=True, slots=True)
class Place:
    """How far one candidate came; `stage` is the last one passed, of `out` the one failed."""

    state: State
    stage: int = 0
    interview: str = ""  # the newest appointment
    sheets: int = 0
    of: int = 0
    decision: Verdict | Literal[""] = ""
    word: StatusWord | Literal[""] = ""

    @property
    def words(self) -> Said:
        """The state as a list shows it."""
        if self.state == "decided" and self.decision:
            return said(DECISIONS[self.decision])
        if self.state == "withdrawn" and self.word:
            return said(GONE[self.word])
        if self.state == "held" and self.of:
            return said(T("people.state_sheets"), sheets=self.sheets, of=self.of)
        return said(STATES[self.state], stage=self.stage)


@dataclass(frozen=True)
class Places:
    """Everybody at one moment."""

    stages: tuple[StageRule, ...]  # in their order, the interview among them
    codes: tuple[str, ...]
    given: Mapping[int, Mapping[str, ResultRow]]  # results by stage
    came: Mapping[int, list[str]]  # stage → who passed it; 0: applied
    admitted: frozenset[str]
    status: Mapping[str, Status]
    decisions: Mapping[str, Decision]
    light: LightState

    @cached_property
    def early(self) -> tuple[StageRule, ...]:
        """The stages before the interview."""
        return tuple(one for one in self.stages if one.kind != "interview")

    @cached_property
    def appointments(self) -> Mapping[str, tuple[str, ...]]:
        """Candidate → interviews, the newest last."""
        found: dict[str, list[str]] = defaultdict(list)
        for code, (_, slot) in self.light.slots.items():
            found[slot.candidate_code].append(code)
        return {code: tuple(sorted(mine, key=turn)) for code, mine in found.items()}

    @cached_property
    def _passed(self) -> Mapping[int, frozenset[str]]:
        return {order: frozenset(codes) for order, codes in self.came.items() if order}

    @cached_property
    def complete(self) -> bool:
        """Whether results of every stage before the interview are here."""
        return all(stage.order in self.given for stage in self.early)

    def place(self, code: str) -> Place:
        """One candidate's."""
        status = self.status.get(code)
        mine = self.appointments.get(code, ())
        if status is not None and status.status in OUT:
            return Place(
                "withdrawn",
                self._stage(code),
                mine[-1] if mine else "",
                0,
                0,
                "",
                status.status,
            )
        if mine:
            return self._interviewed(code, mine)
        if code in self.admitted and (self.complete or status is not None):
            return Place("admitted", self._stage(code))
        for order, codes in sorted(self._passed.items()):
            if code not in codes:
                return Place("out", order)
        return Place("applied", self._stage(code))

    def _interviewed(self, code: str, mine: tuple[str, ...]) -> Place:
        last, stage = mine[-1], self._stage(code)
        sheets, of = self.light.sheets(last)
        for interview in reversed(mine):
            if interview in self.decisions:
                verdict = self.decisions[interview].decision
                return Place("decided", stage, last, sheets, of, verdict)
        return Place(OUTCOMES[self.light.outcome(last)], stage, last, sheets, of)

    def _stage(self, code: str) -> int:
        passed = [order for order, codes in self._passed.items() if code in codes]
        return max(passed, default=0)


def places(now: Reading) -> Places:
    """Read what counts now; no mark is asked for."""
    _, body = now.rules()
    stages = tuple(sorted(body.rules.stages, key=lambda one: one.order))
    codes = people.codes(now.c, now.facts.season)
    given = people.stage_results(now.c, now.facts.season)
    came = funnel_of(stages, codes, given)
    return Places(
        stages=stages,
        codes=tuple(codes),
        given=given,
        came=came,
        admitted=frozenset(admitted_of(now.facts, came)),
        status={about: one for about, (_, one) in now.facts.current(Status).items()},
        decisions={about: one for about, (_, one) in now.facts.current(Decision).items()},
        light=light_state(now),
    )


def turn(interview: str) -> tuple[str, int]:
    """Sorts appointments of one candidate: the first, then /2, /3, …."""
    code, _, number = interview.partition("/")
    return code, int(number or 1)
