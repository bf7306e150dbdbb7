"""Before a screen goes, or the window: what is written there and not kept is asked about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from commission_app.shared.texts import T
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from commission_app.views.support.desk import Desk
    from commission_app.views.support.screen import Screen
    from commission_app.views.support.words import Words

NOTICE = "unkept"


class Parting:
    """Asks in place, as a notice; nothing goes before a person decided."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.runner.saved.connect(self._saved)
        self._asked: Collection[Screen] = ()

    def may_go(
        self, screens: Collection[Screen], then: Callable[[], None], lose: Words
    ) -> bool:
        """Whether all of it is kept; where not, `then` comes once it is, or may be lost."""
        for screen in screens:
            screen.keep()
        self._desk.runner.catch_up()
        unkept = [screen.unkept for screen in screens if screen.unkept]
        if not unkept:
            self._calm()
            return True
        self._asked = screens

        def give_up() -> None:
            for screen in screens:
                screen.lose()
            self._calm()
            then()

        form = next((screen for screen in screens if screen.unfinished), None)
        title, again = phrase(T("shell.unkept")), (phrase(T("shell.unkept_again")), then)
        if form is not None:  # to try again helps nothing
            stay = partial(self._stay, form)
            title, again = form.unfinished, (phrase(T("shell.stay")), stay)
        what = joined(*unkept, between="; ")
        self._desk.tell(Notice(NOTICE, "critical", title, what, *again, lose, give_up))
        return False

    def _stay(self, form: Screen) -> None:
        """Back to the words that are being written."""
        self._calm()
        (form.focusWidget() or form).setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self) -> None:
        """Kept after all, by the next key or by itself."""
        if self._asked and not any(screen.unkept for screen in self._asked):
            self._calm()

    def _calm(self) -> None:
        if self._asked:
            self._asked = ()
            self._desk.untell(NOTICE)
