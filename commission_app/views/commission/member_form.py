"""A new member, or another spelling, position, function or right of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from commission_app.domain.language import Bilingual
from commission_app.domain.quorum import VOTELESS
from commission_app.services.people.membership import AddMember, ChangeMember
from commission_app.shared.texts import T
from commission_app.views.commission.words import FUNCTIONS
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField, enter_goes_on
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.domain.quorum import Function
    from commission_app.services.people.members import CommissionSeen, MemberLine
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

AT_FIELD = {
    "people.member_name": "name_ru",
    "people.member_code": "code",
    "people.member_code_taken": "code",
    "people.reason_frozen": "reason",
}


class MemberForm(FormPanel):
    """Empty for a new member; once laptops are out a change asks for its reason.

    Signals
    -------
    done(str): this member was recorded.
    """

    done = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self._desk, self._code = desk, ""
        self.name_kk = LineField(phrase(T("commission.name_kk")))
        self.name_ru = LineField(phrase(T("commission.name_ru")), required=True)
        self.position_kk = LineField(phrase(T("commission.position_kk")))
        self.position_ru = LineField(phrase(T("commission.position_ru")))
        self.function = ComboField(phrase(T("commission.function")), tuple(FUNCTIONS.items()))
        self.vote = Choice(
            (
                ("yes", phrase(T("commission.votes"))),
                ("no", phrase(T("commission.votes_not"))),
            )
        )
        self._right = Text(phrase(T("commission.no_vote_means")), "caption", wrap=True)
        self.code = LineField(phrase(T("commission.code")))
        self.code.hint(phrase(T("commission.code_hint")))
        self.substitute = ComboField(phrase(T("commission.in_place_of")))
        self.reason = LineField(phrase(T("commission.reason")), required=True)
        self._act = Button("", "primary", "ph.check")
        vote = holder(
            column(Text(phrase(T("commission.vote")), "label"), self.vote, self._right)
        )
        fields = (self.name_ru, self.name_kk, self.position_ru, self.position_kk)
        rest = (self.function, vote, self.code, self.substitute, self.reason)
        self.lay(*fields, *rest, acts=(self._act,))
        self.first = self.name_ru
        self.function.chosen.connect(self._fit_vote)
        self._act.clicked.connect(self._do)
        enter_goes_on(*fields, then=self.function.setFocus)
        enter_goes_on(self.code, self.reason, then=self._do)

    def add(self, seen: CommissionSeen) -> None:
        """Ask for a new member."""
        self._code = ""
        self.title.say(phrase(T("commission.add_title")))
        self._act.say(phrase(T("commission.add_act")))
        for field in (self.name_kk, self.name_ru, self.position_kk, self.position_ru):
            field.put("")
        self.code.put("")
        self._function("member", votes=True)
        names = [(m.code, m.names) for m in seen.members if m.votes or m.ended]
        nobody = ("", phrase(T("commission.in_place_of_nobody")))
        self.substitute.offer([nobody, *names])
        self.substitute.choose("")
        self._show(new=True, reason=seen.frozen)

    def change(self, member: MemberLine, seen: CommissionSeen) -> None:
        """Ask what of this member is another now."""
        self._code = member.code
        self.title.say(phrase(T("commission.change_title")))
        self._act.say(phrase(T("commission.change_act")))
        self.name_kk.put(member.names.kk)
        self.name_ru.put(member.names.ru)
        self.position_kk.put(member.position.kk)
        self.position_ru.put(member.position.ru)
        self._function(member.function, votes=member.votes)
        self._show(new=False, reason=seen.frozen)

    def _show(self, *, new: bool, reason: bool) -> None:
        self.code.setVisible(new)
        self.substitute.setVisible(new)
        self.reason.setVisible(reason)
        self.reason.put("")
        self.means.say(phrase(T("commission.frozen_member")) if reason else "")
        self.means.setVisible(reason)
        for field in (self.name_ru, self.code, self.reason):
            field.error()
        self.begin()

    def _function(self, function: str, *, votes: bool) -> None:
        self.function.choose(function)
        self.vote.choose("yes" if votes else "no")
        self._fit_vote(function)

    def _fit_vote(self, function: str) -> None:
        voteless = function in VOTELESS
        if voteless:
            self.vote.choose("no")
        self.vote.setEnabled(not voteless)
        self._right.setVisible(voteless)

    def _do(self) -> None:
        self.forgive()
        names = Bilingual(self.name_kk.text, self.name_ru.text)
        position = Bilingual(self.position_kk.text, self.position_ru.text)
        function = cast("Function", self.function.key)
        votes = self.vote.key == "yes"
        if self._code:
            code = self._code
            change = ChangeMember(code, names, position, function, votes, self.reason.text)
            self._desk.act(change, self, lambda _: self.done.emit(code), self._wrong)
            return
        rest = (self.code.text, self.substitute.key, self.reason.text)
        add = AddMember(names, position, function, votes, *rest)
        self._desk.act(add, self, self.done.emit, self._wrong)

    def _wrong(self, error: UserError) -> None:
        """At the field that it is about, else above the act."""
        name = AT_FIELD.get(error.key)
        if name is None:
            self.refuse(error)
            return
        field: LineField = getattr(self, name)
        field.setFocus()
        field.error(error)  # with the focus there: its words are brought into sight
