"""What stands above both cards, where it is seen at once: what waits, and what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.exchange import Exchange
    from commission_app.services.office.laptop_states import LaptopState
    from commission_app.views.support.words import Words


class Attention(Notices):
    """What only the secretary can do stands first; what did not change stays as it is.

    Signals
    -------
    confirm_wanted(str): the fingerprint of this member's laptop is to be typed.
    """

    confirm_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: tuple[LaptopState, ...] = ()
        self._lacking: tuple[Words, ...] = ()
        self.confirm: Button | None = None  # there while a laptop waits

    def show_exchange(self, found: Exchange) -> None:
        """As it is now."""
        waiting = tuple(one for one in found.laptops if one.waits)
        lacking: tuple[Words, ...] = tuple(heard(one.text) for one in found.lacking)
        same = _whose(waiting) == _whose(self._waiting) and lacking == self._lacking
        self._waiting = waiting
        if not same:
            self._lacking = lacking
            self._tell()

    @property
    def says(self) -> bool:
        """Whether there is anything to say."""
        return bool(self._waiting or self._lacking)

    def _tell(self) -> None:
        self.clear()
        self.confirm = None
        if self._waiting:
            self.put("waiting", self._to_confirm())
        if self._lacking:
            title = phrase(T("exchange_screen.lacking"))
            text = joined(*self._lacking, between="\n")
            self.put("lacking", Notice("caution", title, text))

    def _to_confirm(self) -> Notice:
        self.confirm = Button(phrase(T("commission.confirm")), "", "ph.check")
        self.confirm.clicked.connect(self._want)
        called = (joined(one.laptop, one.name, between=" ") for one in self._waiting)
        names = joined(*called, between=", ")
        title = phrase_n(T("commission.waiting"), len(self._waiting))
        means = phrase(T("exchange_screen.waiting_means"))
        return Notice("caution", title, joined(names, means, between=". "), self.confirm)

    def _want(self) -> None:
        self.confirm_wanted.emit(self._waiting[0].member)


def _whose(waiting: tuple[LaptopState, ...]) -> list[tuple[str, str]]:
    return [(one.member, one.device) for one in waiting]
