"""A workspace comes back from a backup: by passphrase or recovery key, as a new device."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commission_app.services.keeping import Restore, Restored, RestoreWithRecoveryKey
from commission_app.services.recovering import copies_of, users_of_copy
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.file_field import FileField
from commission_app.views.entrance.folder_field import FolderField
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column, holder, line
from commission_app.views.kit.notice import Notice
from commission_app.views.secrets.codes import RECOVERY_GROUPS, CodeField
from commission_app.views.secrets.secret_fields import NewSecret, SecretField
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall

OF_THE_KEY = ("shared.code_", "models.recovery_")


class RestorePage(Page):
    """The copy becomes a new device; the office confirms a laptop's anew."""

    help_page = "restore"

    def __init__(self, hall: Hall, about: Path | None = None) -> None:
        super().__init__(hall, width=760)
        self.file = FileField(
            hall,
            phrase(T("entrance.backup")),
            "backup",
            phrase(T("entrance.backup_text")),
        )
        self.user = ComboField(phrase(T("entrance.user")))
        self.user.hide()
        self.way = Choice(
            [
                ("passphrase", phrase(T("entrance.by_passphrase"))),
                ("recovery", phrase(T("entrance.by_recovery"))),
            ]
        )
        self.way.choose("passphrase")
        self.way.chosen.connect(self._turn)
        self.passphrase = SecretField(phrase(T("entrance.passphrase")))
        self.passphrase.changed.connect(self.passphrase.error)
        self.code = CodeField(phrase(T("entrance.recovery_key")), RECOVERY_GROUPS)
        self.secret = NewSecret()
        self._by_key = holder(column(self.code, self.secret, gap=12))
        self.reason = LineField(phrase(T("entrance.reason")), required=True)
        self.reason.hint(phrase(T("entrance.reason_text")))
        self.reason.changed.connect(self.reason.error)
        self.folder = FolderField(hall, "restored")
        self.go_button = Button(phrase(T("entrance.restore_now")), "primary")
        self.go_button.clicked.connect(self.restore)
        self.file.chosen.connect(self._look)
        self.lay(
            self.head(phrase(T("entrance.restore")), phrase(T("entrance.restore_text"))),
            *(self.file, self.user, self.way, self.passphrase, self._by_key),
            *(line(), self.reason, self.folder, self.told, self.go_button),
        )
        self._turn("passphrase")
        self.setFocusProxy(self.file)
        self._begin_with(about)

    def restore(self) -> None:
        """Check from above to below, then restore beside."""
        if self.file.file is None:
            self.file.error(phrase(T("entrance.backup_first")))
            self.file.setFocus()
            return
        if self.file.wrong:  # which stands below it
            self.file.setFocus()
            return
        if not self._secret_fits() or not self.folder.check():
            return
        if not self.reason.text:
            self.reason.error(phrase(T("entrance.reason_first")))
            self.reason.setFocus()
            return
        if self.hall.worker.idle:
            self._busy(busy=True)
            self.hall.worker.do(self._call(self.file.file), self, self._done, self._refused)

    def _begin_with(self, about: Path | None) -> None:
        """A backup, or a workspace whose newest backup is proposed."""
        if about is None:
            return
        if about.is_file():
            self.file.put(about)
            return
        copies = copies_of(about)
        self.folder.propose(about.name.removesuffix(".commission"))
        if copies:
            self.file.put(copies[0].path)
            at = copies[0].made_at.astimezone(self.hall.world.now().tzinfo)
            text = phrase(T("entrance.newest_copy"), at=f"{at:%d.%m.%Y %H:%M}")
            self.notices.put("newest", Notice("", text))
            self.told.show()

    def _look(self, file: Path) -> None:
        """Who may open this backup; what is none is told at its field."""
        try:
            users = users_of_copy(file)
        except UserError as error:
            self.file.error(error)
            users = []
        self.user.offer([(name, name) for name in users])
        self.user.choose(users[0] if users else "")
        self.user.setVisible(len(users) > 1)

    def _turn(self, way: str) -> None:
        self.passphrase.setVisible(way == "passphrase")
        self._by_key.setVisible(way == "recovery")

    def _secret_fits(self) -> bool:
        if self.way.key == "passphrase":
            if not self.passphrase.text:
                self.passphrase.error(phrase(T("entrance.type_passphrase")))
                self.passphrase.setFocus()
            return bool(self.passphrase.text)
        try:
            crockford.normalise_recovery(self.code.text)
        except UserError as error:
            self.code.refuse(error)
            return False
        return self.secret.check()

    def _call(self, file: Path) -> Callable[[], tuple[Workspace, Restored]]:
        user, folder, world = self.user.key or None, self.folder.folder, self.hall.world
        if self.way.key == "passphrase":
            act = Restore(file, self.reason.text)
            return partial(act, folder, self.passphrase.text, world, user)
        other = RestoreWithRecoveryKey(file, self.reason.text, self.code.text, self.secret.text)
        return partial(other, folder, world, user)

    def _busy(self, *, busy: bool) -> None:
        self.calm()
        self.go_button.setEnabled(not busy)
        text = T("entrance.restoring") if busy else T("entrance.restore_now")
        self.go_button.say(phrase(text))

    def _done(self, made: tuple[Workspace, Restored]) -> None:
        self.hall.opened.emit(made[0])

    def _refused(self, error: UserError) -> None:
        self._busy(busy=False)
        if error.key.startswith(OF_THE_KEY):
            self.code.refuse(error)
        elif error.key == "models.passphrase_wrong":
            self.passphrase.error(error)
            self.passphrase.setFocus()
        elif error.key == "models.restore_exists":
            self.folder.line.error(error)
            self.folder.line.setFocus()
        else:
            self.refuse(error)
