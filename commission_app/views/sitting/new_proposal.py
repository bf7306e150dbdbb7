"""A proposal with many names: what is proposed, for whom, put to the vote in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from commission_app.domain.language import Bilingual
from commission_app.services.deciding import needs_reason
from commission_app.services.office.concluding import DecideWithoutVote
from commission_app.services.office.proposing import Propose
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.sitting.aside import Aside
from commission_app.views.sitting.words import PROPOSED, urgent, why_talk
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from commission_app.domain.votes import Verdict
    from commission_app.services.office.discussing import Discussed
    from commission_app.services.office.sitting import SittingView
    from commission_app.services.office.voting_rules import VotingRules
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

GROUPS: Mapping[str, tuple[Words, Callable[[Discussed], bool]]] = {
    "clear": (
        phrase(T("sitting.group_clear")),
        lambda one: one.recommendation == "enrol" and not urgent(one),
    ),
    "enrol": (phrase(T("sitting.group_enrol")), lambda one: one.recommendation == "enrol"),
    "refuse": (phrase(T("sitting.group_refuse")), lambda one: one.recommendation == "refuse"),
    "none": (phrase(T("sitting.group_none")), lambda one: one.recommendation == "none"),
    "all": (phrase(T("sitting.group_all")), lambda _: True),
}
USUAL = {"enrol": "clear", "refuse": "refuse", "postpone": "none"}
MEANT = {"clear": "enrol", "enrol": "enrol", "refuse": "refuse", "none": "postpone"}


class NewProposalAside(Aside):
    """Only who is revealed, undecided and in no open proposal; Enter takes a name out or in.

    Signals
    -------
    put(str): the code of the proposal that is open now.
    """

    put = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.new_proposal")))
        self._desk = desk
        self._sitting: SittingView | None = None
        self._rules: VotingRules | None = None
        self._free: tuple[Discussed, ...] = ()
        self._out: set[str] = set()
        self._choice = ComboField(phrase(T("sitting.what")), list(PROPOSED.items()))
        self._choice.choose("enrol")
        self._group = ComboField(phrase(T("sitting.for_whom")))
        self._list = Lines(phrase(T("sitting.names")), low=True, wrap=True)
        self._kk = LineField(phrase(T("sitting.reason_kk")), required=True)
        self._ru = LineField(phrase(T("sitting.reason_ru")), required=True)
        self._decide = Button(phrase(T("sitting.decide_now")), "", "ph.check")
        self._put = Button("", "primary", "ph.scales")
        self._choice.chosen.connect(self._propose_else)
        self._group.chosen.connect(self._regroup)
        self._list.opened.connect(self._toggle)
        self._put.clicked.connect(self.act)
        self._decide.clicked.connect(self._decide_now)
        fields = column(self._kk, self._ru, gap=8, margins=(16, 8, 16, 0))
        grows = column((self._list, 1), fields, gap=0)
        acts = (self._decide, self._put)
        self.fill(self._choice, self._group, acts=acts, grows=(grows, 1))
        self.first = self._group

    def show_sitting(self, sitting: SittingView, rules: VotingRules) -> None:
        """Who may be proposed now."""
        taken = {i for line in sitting.proposals if line.open for i in line.interviews}
        self._sitting, self._rules = sitting, rules
        self._free = tuple(
            one for one in sitting.list if not one.decision and one.interview not in taken
        )
        self._show()

    def offer(self) -> None:
        """The usual group of what is proposed."""
        self._out.clear()
        self._group.choose(self._usual())
        self._show()
        self.begin()

    def _usual(self) -> str:
        """The group that is meant as a rule; of who may be enrolled the flagged, too."""
        keys = [USUAL[self._choice.key]]
        keys += ["enrol"] if self._choice.key == "enrol" else []
        return next((key for key in keys if any(map(GROUPS[key][1], self._able()))), keys[0])

    def act(self) -> None:
        """Put it to the vote, or decide where no vote is needed."""
        if self._by_score:
            self._decide_now()
        elif self._sitting is not None:
            names = tuple(one.interview for one in self._named())
            act = Propose(self._sitting.code, names, cast("Verdict", self._choice.key))
            self._desk.act(act, self, self.put.emit, self.refuse)

    @property
    def _by_score(self) -> bool:
        return self._rules is not None and self._rules.mode == "score_decides"

    def _able(self) -> list[Discussed]:
        """Nobody who left the selection is proposed for enrolment."""
        enrols = self._choice.key == "enrol"
        return [one for one in self._free if not (enrols and one.gone)]

    def _grouped(self) -> list[Discussed]:
        _, fits = GROUPS[self._group.key or "all"]
        return [one for one in self._able() if fits(one)]

    def _named(self) -> list[Discussed]:
        return [one for one in self._grouped() if one.interview not in self._out]

    def _show(self) -> None:
        key = self._group.key or USUAL[self._choice.key]
        self._group.offer(
            [
                (name, joined(words, sum(map(fits, self._able())), between=": "))
                for name, (words, fits) in GROUPS.items()
            ]
        )
        self._group.choose(key)
        shown = self._grouped()
        self._list.show_lines([self._line(one) for one in shown])
        if shown and not self._list.key:
            self._list.choose(shown[0].interview)
        self._tell()

    def _tell(self) -> None:
        named, what = self._named(), self._choice.key
        free = what == "postpone" or self._by_score
        apart = sum(needs_reason(o.recommendation, cast("Verdict", what)) for o in named)
        for field in (self._kk, self._ru):
            field.setVisible(free and apart > 0)
        self._decide.setVisible(free and not self._by_score)
        self._decide.forbid("" if named else phrase(T("sitting.nobody_named")))
        words = T("sitting.decide_n") if self._by_score else T("sitting.put_n")
        self._put.say(phrase_n(words, len(named)))
        self._put.forbid("" if named else phrase(T("sitting.nobody_named")))
        nobody = T("sitting.nobody_in_group") if self._free else T("sitting.nobody_left")
        listed = self._grouped()
        means = phrase(T("sitting.put_means") if listed else nobody)
        asked = phrase_n(T("sitting.apart_n"), apart) if apart and not free else ""
        self.means.say(joined(asked, means, between="\n"))

    def _line(self, one: Discussed) -> Line:
        out = one.interview in self._out
        glyph = ("ph.square", "faint") if out else ("ph.check-square", "link")
        state = phrase(T("sitting.left_out")) if out else ""
        about = joined(one.interview, why_talk(one), between=" · ")
        return Line(one.interview, one.person.names, about, state, glyph)

    def _toggle(self, interview: str) -> None:
        self._out ^= {interview}
        self._show()

    def _regroup(self, group: str) -> None:
        """Who is below the pass mark is not proposed for enrolment by an oversight."""
        self._out.clear()
        self._choice.choose(MEANT.get(group, self._choice.key))
        self._show()

    def _propose_else(self, key: str) -> None:
        self._out.clear()
        self._group.choose(USUAL[key])
        self._show()

    def _decide_now(self) -> None:
        reason = Bilingual("", "")
        if not self._kk.isHidden():
            reason = Bilingual(self._kk.text, self._ru.text)
            for field in (self._kk, self._ru):
                field.error("" if field.text else phrase(T("sitting.reason_needed")))
            if not (reason.kk and reason.ru):
                return
        names = tuple(one.interview for one in self._named())
        where = self._sitting.code if self._sitting else ""
        act = DecideWithoutVote(names, cast("Verdict", self._choice.key), reason, where)
        self._desk.act(act, self, lambda _: self.closed.emit(), self.refuse)
