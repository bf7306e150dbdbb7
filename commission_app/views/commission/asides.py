"""Beside the table: a member, or one of the forms; a form is never replaced by a choice."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from commission_app.views.commission.confirm_form import ConfirmForm
from commission_app.views.commission.ending import EndForm
from commission_app.views.commission.import_form import ImportForm
from commission_app.views.commission.lost_form import LostForm
from commission_app.views.commission.member_form import MemberForm
from commission_app.views.commission.member_panel import MemberPanel
from commission_app.views.commission.office_form import OfficeForm
from commission_app.views.commission.order_form import OrderForm
from commission_app.views.commission.prepare_form import PrepareForm
from commission_app.views.kit.beside import FormsBeside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.offices.known import OfficesSeen
    from commission_app.services.people.members import CommissionSeen, MemberLine
    from commission_app.views.kit.form_panel import FormPanel
    from commission_app.views.support.desk import Desk


class Asides(FormsBeside):
    """Does the acts of its forms.

    Signals
    -------
    recorded(str): something was recorded of this member ("": of the commission).
    made(object, object): packages and their slips, and the refusal that ended it or None.
    extract_wanted(): the season for an office that was let in.
    """

    recorded = Signal(str)
    made = Signal(object, object)
    extract_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: CommissionSeen | None = None
        self._member = ""
        self.member_panel = MemberPanel()
        super().__init__(self.member_panel)
        self._connect()

    def _connect(self) -> None:
        panel = self.member_panel
        panel.prepare_wanted.connect(self._prepare)
        panel.confirm_wanted.connect(self._confirm)
        panel.lost_wanted.connect(self._lost)
        panel.change_wanted.connect(self._change)
        panel.end_wanted.connect(self._end)
        panel.closed.connect(self._forget)

    @cached_property
    def member_form(self) -> MemberForm:
        """A new member, or a change."""
        form = MemberForm(self._desk)
        form.done.connect(self.recorded)
        return self.ready(form)

    @cached_property
    def end_form(self) -> EndForm:
        """A membership ends."""
        form = EndForm(self._desk)
        form.done.connect(self.recorded)
        return self.ready(form)

    @cached_property
    def order_form(self) -> OrderForm:
        """The order that composed the commission."""
        form = OrderForm(self._desk)
        form.done.connect(self._record)
        return self.ready(form)

    @cached_property
    def import_form(self) -> ImportForm:
        """Members out of a table."""
        form = ImportForm(self._desk)
        form.done.connect(self._record)
        return self.ready(form)

    @cached_property
    def confirm_form(self) -> ConfirmForm:
        """The fingerprint from paper."""
        form = ConfirmForm(self._desk)
        form.done.connect(self.recorded)
        return self.ready(form)

    @cached_property
    def lost_form(self) -> LostForm:
        """A lost laptop."""
        form = LostForm(self._desk)
        form.done.connect(self.recorded)
        return self.ready(form)

    @cached_property
    def prepare_form(self) -> PrepareForm:
        """Packages and their slips."""
        form = PrepareForm(self._desk)
        form.made.connect(self.made)
        return self.ready(form)

    @cached_property
    def office_form(self) -> OfficeForm:
        """A second office."""
        form = OfficeForm(self._desk)
        form.extract_wanted.connect(self.extract_wanted)
        return self.ready(form)

    def _record(self) -> None:
        self.recorded.emit("")

    def show_commission(self, seen: CommissionSeen) -> None:
        """What is shown of a member is as it is now."""
        self._seen = seen
        member = self._shown()
        if self.current is self.member_panel and member is not None:
            self.member_panel.show_member(member, seen, self._desk.now())

    def show_offices(self, seen: OfficesSeen) -> None:
        """Second offices, as they are now."""
        if self.current is not None and self.current is self.__dict__.get("office_form"):
            self.office_form.show_offices(seen)

    def show_member(self, member: MemberLine) -> None:
        """This one."""
        self._member = member.code
        if self._seen is not None:
            self.show_panel(self.member_panel)
            self.member_panel.show_member(member, self._seen, self._desk.now())

    def take_focus(self) -> None:
        """To the member's first act."""
        panel = self.member_panel
        acts = (panel.confirm, panel.prepare, panel.change)
        usable = [one for one in acts if one.isVisible() and one.isEnabled()]
        if usable:
            usable[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, form: FormPanel) -> None:
        """This form in front."""
        self.show_panel(form)
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def prepare(self, members: Sequence[MemberLine]) -> None:
        """Laptops for these."""
        if self._seen is not None and members:
            self.show_panel(self.prepare_form)
            self.prepare_form.ask(members, self._seen)

    def confirm(self, member: MemberLine) -> None:
        """Compare the fingerprint of this member's laptop."""
        self._member = member.code
        self.show_panel(self.confirm_form)
        self.confirm_form.ask(member)

    def _shown(self) -> MemberLine | None:
        members = self._seen.members if self._seen else ()
        return next((one for one in members if one.code == self._member), None)

    def _prepare(self) -> None:
        if (member := self._shown()) is not None:
            self.prepare((member,))

    def _confirm(self) -> None:
        if (member := self._shown()) is not None:
            self.confirm(member)

    def _lost(self) -> None:
        if (member := self._shown()) is not None:
            self.show_panel(self.lost_form)
            self.lost_form.ask(member)

    def _change(self) -> None:
        if (member := self._shown()) is not None and self._seen is not None:
            self.show_panel(self.member_form)
            self.member_form.change(member, self._seen)

    def _end(self) -> None:
        if (member := self._shown()) is not None:
            self.show_panel(self.end_form)
            self.end_form.ask(member)

    def _forget(self) -> None:
        self._member = ""
