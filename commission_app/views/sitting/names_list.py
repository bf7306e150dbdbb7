"""The left card: names to talk about, the flagged first; and the proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from commission_app.domain.collation import search_key
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.choosing import Combo, SearchField
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, holder, line, row
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.stack import Stack
from commission_app.views.kit.text import Text
from commission_app.views.sitting.words import (
    DECIDED,
    OUTCOMES,
    proposal_words,
    urgent,
    why_talk,
)
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QEvent

    from commission_app.services.office.discussing import Closed, Discussed
    from commission_app.services.office.proposals import ProposalLine
    from commission_app.services.office.sitting import SittingView
    from commission_app.views.support.words import Words

FILTERS: Mapping[str, tuple[Words, Callable[[Discussed], bool]]] = {
    "open": (phrase(T("sitting.filter_open")), lambda one: not one.decision),
    "talk": (
        phrase(T("sitting.filter_talk")),
        lambda one: not one.decision and urgent(one) > 0,
    ),
    "decided": (phrase(T("sitting.filter_decided")), lambda one: bool(one.decision)),
    "differs": (phrase(T("sitting.filter_differs")), lambda one: one.differs),
    "all": (phrase(T("sitting.filter_all")), lambda _: True),
    "closed": (phrase(T("sitting.filter_closed")), lambda _: False),
}

LEAST, MOST, APART = 256, 272, 8  # in device-independent pixels


class NamesList(QFrame):
    """Arrows choose, Enter goes to the act; the search forgives look-alike letters.

    Signals
    -------
    interview_chosen(str), proposal_chosen(str, int): a person is at this one now.
    opened(): Enter: to what can be done with it.
    new_wanted(): a proposal shall be put.
    """

    interview_chosen = Signal(str)
    proposal_chosen = Signal(str, int)
    opened = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._sitting: SittingView | None = None
        self._filtered = False  # by a person
        talk, proposals = phrase(T("sitting.talk")), phrase(T("sitting.proposals"))
        self._tabs = Choice([("names", talk), ("proposals", proposals)], "tab")
        self._tabs.choose("names")
        self._search, self._filter = SearchField(phrase(T("sitting.find"))), Combo()
        self._names = Lines(phrase(T("sitting.names")), low=True, wrap=True)
        self._proposals = Lines(phrase(T("sitting.proposals")), low=True, wrap=True)
        self._count = Text("", "caption", wrap=True)
        self._nobody = Empty("ph.users", phrase(T("sitting.nobody_here")), " ")
        self._nothing = Empty(
            "ph.scales", phrase(T("sitting.no_proposals")), phrase(T("sitting.no_open_means"))
        )
        self._new = Button(phrase(T("sitting.new_proposal")), "", "ph.plus")
        self._pages = Stack()
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self._lay_out()
        self._connect()
        self._say_filters()

    def _lay_out(self) -> None:
        tools = column(self._search, self._filter, gap=6, margins=(10, 8, 10, 6))
        names = column(tools, (self._names, 1), self._nobody, gap=0)
        self._nobody.hide()
        self._nothing.hide()
        proposals = column((self._proposals, 1), self._nothing, gap=0)
        self._pages.addWidget(holder(names))
        self._pages.addWidget(holder(proposals))
        self._tabs.apart(APART)  # both have room for their number in a small window
        tabs = row(self._tabs, None, margins=(4, 4, 0, 0))
        foot = column(self._count, self._new, gap=6, margins=(12, 6, 12, 12))
        self.setLayout(column(tabs, line(), (self._pages, 1), foot, gap=0))
        self._pages.setContentsMargins(1, 0, 1, 0)

    def _connect(self) -> None:
        self._tabs.chosen.connect(self.show_tab)
        self._search.asked.connect(self._again)
        self._search.down_wanted.connect(self._names.setFocus)
        self._search.take_letters(self._names, digits=False)  # digits are votes
        self._filter.activated.connect(self._choose_filter)
        self._names.chosen.connect(self.interview_chosen)
        self._names.opened.connect(self.opened)
        self._proposals.chosen.connect(self._tell_proposal)
        self._proposals.opened.connect(self.opened)
        self._new.clicked.connect(self.new_wanted)

    @property
    def interview(self) -> str:
        """Where a person is, "" nowhere."""
        return self._names.key

    def show_sitting(self, sitting: SittingView) -> None:
        """What is revealed, what is closed, what is proposed."""
        self._sitting = sitting
        number = len(sitting.proposals)
        self._tabs.button("proposals").say(phrase(T("sitting.proposals_n"), number=number))
        self._new.setVisible(sitting.closed is None)
        if not self._filtered:
            self._pick_filter(sitting)
        self._show_names(self._names.key)
        self._proposals.show_lines([_proposal(one) for one in sitting.proposals])
        self._nothing.setVisible(not sitting.proposals)
        self._proposals.setVisible(bool(sitting.proposals))

    def choose(self, interview: str) -> None:
        """Be at this interview, whatever is filtered."""
        if not self._names.choose(interview):
            self._search.clear()
            self._filter.setCurrentIndex(list(FILTERS).index("all"))
            self._show_names()
            if not self._names.choose(interview):
                self._filter.setCurrentIndex(list(FILTERS).index("closed"))
                self._show_names()
                self._names.choose(interview)

    def show_tab(self, key: str) -> None:
        """Names or proposals."""
        self._tabs.choose(key)
        self._pages.setCurrentIndex(0 if key == "names" else 1)
        if key == "proposals" and self._proposals.key:
            self._tell_proposal(self._proposals.key)

    def focus(self) -> None:
        """To the list in front."""
        (self._names if self._pages.currentIndex() == 0 else self._proposals).setFocus()

    def focus_search(self) -> None:
        """To look for a name."""
        self.show_tab("names")
        self._search.setFocus()
        self._search.selectAll()

    def _pick_filter(self, sitting: SittingView) -> None:
        """Until a person filters: what is still to be done, else what there is."""
        if any(not one.decision for one in sitting.list):
            key = "open"
        else:
            key = "all" if sitting.list else "closed"
        self._filter.setCurrentIndex(list(FILTERS).index(key))

    def _choose_filter(self, _: int) -> None:
        self._filtered = True
        self._again()

    def _again(self, _: object = None) -> None:
        self._show_names()
        self.interview_chosen.emit(self._names.key)

    def _show_names(self, kept: str = "") -> None:
        """`kept` stays where it is, even when a decision just made it fit no more."""
        if self._sitting is None:
            return
        key = list(FILTERS)[max(self._filter.currentIndex(), 0)]
        wanted = search_key(self._search.text())
        if key == "closed":
            lines = [_closed(one) for one in self._sitting.waiting if _found(wanted, one)]
            number = len(lines)
        else:
            fits = FILTERS[key][1]
            shown = [
                one
                for one in self._sitting.list
                if one.interview == kept or (fits(one) and _found(wanted, one))
            ]
            lines = [_name(one) for one in _ordered(shown, kept)]
            number = sum(fits(one) for one in shown)  # who is only kept is not counted
        self._tabs.button("names").say(phrase(T("sitting.talk_n"), number=number))
        self._names.show_lines(lines, lines[0].key if lines else "")
        self._names.setVisible(bool(lines))
        self._nobody.setVisible(not lines)
        closed = not self._sitting.list and bool(self._sitting.waiting)
        first = T("sitting.reveal_first") if closed else T("sitting.other_filter")
        self._nobody.text.say(phrase(first))
        decided = phrase_n(T("sitting.decided_of"), self._sitting.decided, of=self._sitting.of)
        self._count.say(joined(phrase_n(T("sitting.people"), number), decided, between=" · "))

    def _tell_proposal(self, key: str) -> None:
        proposal, _, number = key.rpartition("/")
        if proposal:
            self.proposal_chosen.emit(proposal, int(number))

    def _say_filters(self) -> None:
        at = max(self._filter.currentIndex(), 0)
        self._filter.clear()
        self._filter.addItems([said(words) for words, _ in FILTERS.values()])
        self._filter.setCurrentIndex(at)
        self._filter.setAccessibleName(said(phrase(T("sitting.filter"))))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is event.Type.LanguageChange:
            self._say_filters()
        super().changeEvent(event)


def _ordered(shown: list[Discussed], kept: str) -> list[Discussed]:
    """Who must be talked about first; the order of the protocol else."""

    def place(one: Discussed) -> tuple[bool, int]:
        return bool(one.decision) and one.interview != kept, -urgent(one)

    return sorted(shown, key=place)


def _found(wanted: str, one: Discussed | Closed) -> bool:
    names = one.person.names
    texts = (one.interview, names.kk, names.ru)
    return not wanted or any(wanted in search_key(text) for text in texts)


def _name(one: Discussed) -> Line:
    about = joined(one.interview, why_talk(one), between=" · ")
    glyph = ("ph.warning-circle", "caution") if one.spread else ("", "soft")
    if one.decision:
        return Line(
            one.interview,
            one.person.names,
            one.interview,
            DECIDED[one.decision],
            ("", "soft"),
        )
    total: Words = one.total if one.total is not None else ""
    return Line(
        one.interview,
        one.person.names,
        about,
        total,
        (glyph[0], "text" if not one.spread else "caution"),
    )


def _closed(one: Closed) -> Line:
    words = T("sitting.complete") if one.complete else T("sitting.incomplete")
    lock = ("ph.lock-simple", "faint")
    return Line(one.interview, one.person.names, one.interview, phrase(words), lock)


def _proposal(one: ProposalLine) -> Line:
    title = phrase(T("sitting.proposal"), proposal=one.proposal)
    again = phrase(T("sitting.round"), round=one.round) if one.round > 1 else ""
    key = f"{one.proposal}/{one.round}"
    about = proposal_words(one)
    if one.open:
        word = phrase(T("sitting.is_open"))
        return Line(
            key, joined(title, again, between=" · "), about, word, ("ph.circle-half", "text")
        )
    outcomes = {line.outcome for line in one.counts}
    known = outcomes.pop() if len(outcomes) == 1 else ""
    word = OUTCOMES[known] if known else phrase(T("sitting.outcome_differs"))
    return Line(key, joined(title, again, between=" · "), about, word)
