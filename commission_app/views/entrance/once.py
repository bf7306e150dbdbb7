"""What is shown once: a fingerprint for the declaration, a recovery key for the envelope."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.entrance.envelope import Secret, paint_envelope
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.notice import Notice
from commission_app.views.kit.scroll import bring
from commission_app.views.kit.text import Text
from commission_app.views.kit.tick import Tick
from commission_app.views.support.tongue import language
from commission_app.views.support.words import joined, long_day, phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall
    from commission_app.views.support.words import Words


SHORT = 2  # groups of the fingerprint that are written by hand


class OncePage(Page):
    """The workspace is ready and waits until a person has written these down."""

    help_page = "passphrases"
    returns = False

    def __init__(self, hall: Hall, workspace: Workspace, secret: Secret) -> None:
        super().__init__(hall, width=640)
        self._waiting = waiting = [workspace]
        self.secret = secret
        laptop = bool(secret.fingerprint)
        lost = T("entrance.recovery_lost_laptop") if laptop else T("entrance.recovery_lost")
        self.written = Tick(phrase(T("entrance.written_down")))
        self.go_button = Button(phrase(T("entrance.go_on")), "primary")
        self.go_button.clicked.connect(self._go_on)
        self.written.toggled.connect(self._allow)
        self.written.went_on.connect(self.go_button.click)
        self._first = Text(phrase(T("entrance.write_first")), "caption")
        self.go_button.forbid(phrase(T("entrance.write_first")))
        printing = Button(phrase(T("entrance.print_envelope")), "", "ph.printer")
        printing.clicked.connect(self._print)
        parts: list[QWidget] = []
        if secret.fingerprint:
            parts.append(
                _shown(
                    phrase(T("entrance.fingerprint")),
                    secret.fingerprint.split("-")[:SHORT],
                    phrase(
                        T("entrance.fingerprint_text"),
                        full=secret.fingerprint.replace("-", "\N{NON-BREAKING HYPHEN}"),
                    ),
                    name="fingerprint",
                )
            )
        parts.append(
            _shown(
                phrase(T("entrance.recovery_key")),
                secret.key.split("-"),
                joined(
                    phrase(T("entrance.recovery_once")),
                    phrase(lost),
                    between=" ",
                ),
                name="key",
            )
        )
        self.lay(
            self.head(
                phrase(T("entrance.ready")), phrase(T("entrance.ready_text")), back=False
            ),
            *parts,
            row(printing, None),
            self.told,
            self.written,
            row((self.go_button, 1), self._first, gap=12),
        )
        self._key = parts[-1]
        self.setFocusProxy(self.written)
        self.destroyed.connect(lambda: _close(waiting))

    @override
    def may_close(self, then: Callable[[], None]) -> bool:
        """Not before a person said that it is written down, or that it may go."""
        if self.written.isChecked() or not self._waiting:
            return True
        self.calm()
        go = Button(phrase(T("entrance.close_unwritten")))
        go.clicked.connect(partial(self._give_up, then))
        title = phrase(T("entrance.not_written"))
        notice = Notice("caution", title, phrase(T("entrance.close_means")), go)
        self.notices.put("closing", notice)
        self.told.show()
        self.bring()
        bring(self._key)  # what is still to be written down stays in sight
        return False

    def _give_up(self, then: Callable[[], None]) -> None:
        _close(self._waiting)
        then()

    def _allow(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.go_button.forbid("" if on else phrase(T("entrance.write_first")))
        self._first.setVisible(not on)

    def _print(self) -> None:
        day = long_day(self.hall.world.now().date(), language(), weekday=False)
        page = paint_envelope(self.secret, day)
        self.hall.files.print_pages(self, phrase(T("entrance.envelope")), [page])

    def _go_on(self) -> None:
        if self._waiting:
            self.hall.opened.emit(self._waiting.pop())


def _close(waiting: list[Workspace]) -> None:
    """The program was closed before anybody went on: what was made stays, and is closed."""
    while waiting:
        waiting.pop().close()


def _shown(title: Words, groups: list[str], text: Words, *, name: str) -> QWidget:
    """A code in large groups, three a line; nobody copies it with the mouse."""
    lines = [groups[n : n + 3] for n in range(0, len(groups), 3)]
    code = Text("\n".join("   ".join(part) for part in lines), "figure")
    code.setObjectName(name)
    box = frame("sunken", column(code, margins=(18, 12, 18, 12)))
    return frame(
        "bare",
        column(Text(title, "title"), box, Text(text, "small", wrap=True), gap=6),
    )
