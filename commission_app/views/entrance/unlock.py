"""The door of a workspace: the language, which workspace, and its passphrase."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from commission_app.services.offices.devices import open_desk
from commission_app.services.opening import users_of
from commission_app.services.recovering import CopyOlder
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import column, frame, holder, row
from commission_app.views.kit.notice import Notice
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.secrets.secret_fields import SecretField
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall

# Seconds to wait after the first, second … wrong passphrase; the last one repeats.
PAUSES = (0, 0, 3, 5, 10, 20, 40, 60)
BROKEN = {
    "models.damaged",
    "models.missing",
    "models.not_encrypted",
    "models.another_file",
    "models.no_tables",
    "models.vault_damaged",
    "models.vault_mixed",
}


class UnlockPage(Page):
    """Opens the workspace that was opened last, or another one that was chosen."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        super().__init__(hall)
        self.folder = folder
        self._wrong = self._left = 0
        self._error = UserError(T("entrance.type_passphrase"))
        self._pause = QTimer(self)
        self._pause.setInterval(1000)
        self._pause.timeout.connect(self._count_down)
        self.user = ComboField(phrase(T("entrance.user")))
        self.passphrase = SecretField(phrase(T("entrance.passphrase")))
        self.open_button = Button(phrase(T("entrance.open")), "primary", "ph.lock-simple-open")
        self.open_button.clicked.connect(self.open)
        self.passphrase.editor.returnPressed.connect(self.open)
        self.passphrase.changed.connect(self.passphrase.error)
        forgot = Button(phrase(T("entrance.forgot")), "link")
        forgot.clicked.connect(self._forgot)
        keys = Button(phrase(T("keys.title")), "link")
        keys.clicked.connect(self._keys)
        self._of_the_folder = (forgot, keys)
        practise = Button(phrase(T("entrance.practise")), "link", "ph.graduation-cap")
        practise.clicked.connect(lambda: hall.go("practice"))
        self.lay(
            self.crown(),
            self._place(),
            self.user,
            self.passphrase,
            self.told,
            self.open_button,
            holder(Flow((forgot, keys, practise), gap=16, below=0)),
        )
        self._look()

    def tell_locked(self, minutes: int, *, lost: bool) -> None:
        """The program locked itself; `lost`: words of a form were half typed."""
        title = phrase_n(T("entrance.idle_locked"), minutes)
        text = T("entrance.idle_lost") if lost else T("entrance.idle_kept")
        self.notices.put("idle", Notice("", title, phrase(text)))
        self.told.show()

    def open(self) -> None:
        """Try the passphrase on the worker's thread; nothing waits for it."""
        if self._left or not self.hall.worker.idle:
            return
        if not self.passphrase.text:
            self.passphrase.error(phrase(T("entrance.type_passphrase")))
            self.passphrase.setFocus()
            return
        self.calm()
        self.open_button.say(phrase(T("entrance.opening")))
        self.open_button.setEnabled(False)
        call = partial(
            open_desk,
            self.folder,
            self.passphrase.text,
            self.hall.world,
            user=self.user.key or None,
        )
        self.hall.worker.do(call, self, self._opened, self._refused)

    def _place(self) -> QWidget:
        name = Text(self.folder.name.removesuffix(".commission"), "strong", wrap=True)
        where = Text(str(self.folder.parent), "caption", wrap=True)
        change = Button(phrase(T("entrance.change")), "link")
        change.clicked.connect(lambda: self.hall.go("workspaces"))
        box = frame(
            "sunken",
            row(
                Glyph("ph.folder-simple", "soft", 24),
                (column(name, where, gap=1), 1),
                change,
                gap=14,
                margins=(16, 8, 14, 8),
            ),
        )
        label = Text(phrase(T("entrance.workspace")), "label")
        return holder(column(label, box, gap=4))

    def _look(self) -> None:
        """Who may open it; a folder that is gone is told at once."""
        try:
            users = users_of(self.folder)
        except UserError as error:
            self._shut(error)
            return
        self.user.offer([(name, name) for name in users])
        self.user.choose(users[0] if users else "")
        self.user.setVisible(len(users) > 1)
        self.setFocusProxy(self.passphrase)

    def _shut(self, error: UserError) -> None:
        """Nothing can be opened here: only the ways out are left."""
        for part in (self.user, self.passphrase, self.open_button, *self._of_the_folder):
            part.hide()
        if not self.folder.exists():
            error = UserError(T("entrance.gone"), folder=self.folder)
        self.refuse(error, elsewhere := self._button(T("entrance.show_where"), self._elsewhere))
        self.setFocusProxy(elsewhere)

    def _opened(self, workspace: Workspace) -> None:
        self.hall.opened.emit(workspace)

    def _refused(self, error: UserError) -> None:
        self.open_button.say(phrase(T("entrance.open")))
        if error.key == "models.passphrase_wrong":
            self._slow_down(error)
            return
        self.open_button.setEnabled(True)
        self.passphrase.setFocus()  # it stays in sight beside a long notice
        self.refuse(error, *self._ways_out(error.key))

    def _ways_out(self, key: str) -> list[Button]:
        """The acts that help after this refusal."""
        ways: dict[str, tuple[str, Callable[[], None]]] = {
            "models.not_a_workspace": (T("entrance.show_where"), self._elsewhere),
            "models.locked": (T("entrance.try_again"), self.open),
            "models.locked_by": (T("entrance.try_again"), self.open),
            "models.busy": (T("entrance.try_again"), self.open),
            "models.slot_damaged": (T("entrance.use_recovery"), self._forgot),
            "services.older_copy": (T("entrance.go_on_from_copy"), self._copy_older),
            **dict.fromkeys(BROKEN, (T("entrance.restore"), self._restore)),
        }
        return [self._button(*ways[key])] if key in ways else []

    def _elsewhere(self) -> None:
        self.hall.go("workspaces")

    def _restore(self) -> None:
        self.hall.go("restore", self.folder)

    def _button(self, text: str, then: Callable[[], None]) -> Button:
        found = Button(phrase(text))
        found.clicked.connect(then)
        return found

    def _copy_older(self) -> None:
        """An older copy is saved as a backup, which then goes on as a new device."""
        if not self.hall.worker.idle:
            return
        call = partial(
            CopyOlder(self.passphrase.text, self.user.key or None),
            self.folder,
            self.hall.world,
        )
        self.hall.worker.do(call, self, self._copied, self._refused)

    def _copied(self, file: Path) -> None:
        self.hall.go("restore", file)

    def _keys(self) -> None:
        self.hall.go("keys", self.folder)

    def _forgot(self) -> None:
        self.hall.go("recover", self.folder)

    def _slow_down(self, error: UserError) -> None:
        """Each further wrong one waits longer: guessing must not pay."""
        self._left = PAUSES[min(self._wrong, len(PAUSES) - 1)]
        self._wrong += 1
        self._error = error
        self.passphrase.editor.selectAll()
        self.passphrase.setFocus()
        self._say_wrong()
        if self._left:
            self._pause.start()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._pause.stop()
        self._say_wrong()

    def _say_wrong(self) -> None:
        self.open_button.setEnabled(not self._left)
        self.passphrase.error(self._error)
        text = phrase(T("entrance.open"))
        wait = phrase_n(T("entrance.wait"), self._left)
        self.open_button.say(wait if self._left else text)
