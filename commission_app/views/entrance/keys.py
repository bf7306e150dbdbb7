"""Keys of a workspace: one's passphrase, the people, the recovery key, the file key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from commission_app.services.opening import users_of
from commission_app.services.vaults.at_the_door import Door
from commission_app.services.vaults.people import AddUser, ChangePassphrase, RemoveUser
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.envelope import Secret
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.page import Page
from commission_app.views.entrance.secret_fields import NewSecret, SecretField
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import line
from commission_app.views.kit.notice import Notice
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall

PAUSES = (0, 3, 5, 10, 20, 40, 60)  # seconds after the first, second … wrong passphrase
ACTS = {
    "passphrase": (T("keys.passphrase"), T("keys.passphrase_means"), T("keys.passphrase_do")),
    "add": (T("keys.add"), T("keys.add_means"), T("keys.add_do")),
    "remove": (T("keys.remove"), T("keys.remove_means"), T("keys.remove_do")),
    "recovery": (T("keys.recovery"), T("keys.recovery_means"), T("keys.recovery_do")),
    "rekey": (T("keys.rekey"), T("keys.rekey_means"), T("keys.rekey_do")),
}
DONE = {
    "passphrase": T("keys.passphrase_done"),
    "add": T("keys.add_done"),
    "remove": T("keys.remove_done"),
}


class KeysPage(Page):
    """Who one is stands above; below it what is to change."""

    help_page = "passphrases"

    def __init__(self, hall: Hall, folder: Path) -> None:
        super().__init__(hall, width=640)
        self.folder = folder
        self._wrong = 0
        self.user = ComboField(phrase(T("entrance.user")))
        self.own = SecretField(phrase(T("entrance.passphrase")))
        self.act = ComboField(phrase(T("keys.act")))
        self.act.offer([(key, phrase(words[0])) for key, words in ACTS.items()])
        self.means = Text("", "small", wrap=True)
        self.name = LineField(phrase(T("keys.name")), required=True)
        self.person = ComboField(phrase(T("keys.person")))
        self.secret = NewSecret()
        self.go_button = Button("", "primary", "ph.key")
        self.go_button.clicked.connect(self.do)
        self.own.changed.connect(self.own.error)
        self.person.changed.connect(self.person.error)
        self.act.chosen.connect(self._turn)
        self.lay(
            self.head(phrase(T("keys.title")), folder.name.removesuffix(".commission")),
            *(self.user, self.own, line(), self.act, self.means),
            *(self.name, self.person, self.secret, self.told, self.go_button),
        )
        self._offer_users()
        self.act.choose("passphrase")
        self._turn("passphrase")
        self.setFocusProxy(self.own)

    def do(self) -> None:
        """Check what can be checked here, then the slow part beside."""
        if not self.hall.worker.idle or not self._complete():
            return
        self.calm()
        self.go_button.setEnabled(False)
        door, world = Door(self.folder, self.own.text, self.user.key or None), self.hall.world
        worker = self.hall.worker
        if self.act.key == "recovery":
            worker.do(partial(door.new_recovery, world), self, self._renewed, self._refused)
        elif self.act.key == "rekey":
            worker.do(partial(door.rekey, world), self, self._rekeyed, self._refused)
        else:
            call = partial(door.change, self._change(), world)
            worker.do(call, self, self._changed, self._refused)

    def _complete(self) -> bool:
        if not self.own.text:
            self.own.error(phrase(T("entrance.type_passphrase")))
            self.own.setFocus()
            return False
        if self.act.key == "add" and not self.name.text:
            self.name.error(phrase(T("keys.name_first")))
            self.name.setFocus()
            return False
        if self.act.key == "remove" and not self.person.key:
            self.person.error(phrase(T("keys.person_first")))
            self.person.setFocus()
            return False
        return self.act.key not in {"add", "passphrase"} or self.secret.check()

    def _change(self) -> AddUser | ChangePassphrase | RemoveUser:
        if self.act.key == "add":
            return AddUser(self.own.text, self.name.text, self.secret.text)
        if self.act.key == "remove":
            return RemoveUser(self.own.text, self.person.key)
        return ChangePassphrase(self.own.text, self.secret.text)

    def _turn(self, key: str) -> None:
        """Only the fields of this act."""
        self.calm()
        self.person.error()
        _, means, do = ACTS[key]
        self.means.say(phrase(means))
        self.go_button.say(phrase(do))
        self.name.setVisible(key == "add")
        self.person.setVisible(key == "remove")
        self.secret.setVisible(key in {"add", "passphrase"})

    def _offer_users(self) -> None:
        try:
            users = users_of(self.folder)
        except UserError as error:
            self.refuse(error)
            self.go_button.forbid(error)
            return
        me = self.user.key if self.user.key in users else (users[0] if users else "")
        for field in (self.user, self.person):
            field.offer([(name, name) for name in users])
        self.user.choose(me)
        self.user.setVisible(len(users) > 1)

    def _changed(self, _: object) -> None:
        words = phrase(DONE[self.act.key])
        self._end()
        self._offer_users()
        self.notices.put("done", Notice("good", words))
        self.told.show()
        self.bring()

    def _renewed(self, made: tuple[Workspace, str]) -> None:
        workspace, key = made
        self.hall.go("once", self._once(workspace, key))

    def _once(self, workspace: Workspace, key: str) -> OncePage:
        secret = Secret(key, workspace.folder.name, "", workspace.own.practice)
        return OncePage(self.hall, workspace, secret)

    def _rekeyed(self, made: tuple[Workspace, str, UserError | None]) -> None:
        workspace, key, no_backup = made
        if key:
            page = self._once(workspace, key)
            _tell_rekeyed(page, no_backup)
            self.hall.go("once", page)
            return
        workspace.close()
        self._end()
        _tell_rekeyed(self, no_backup)
        self.bring()

    def _end(self) -> None:
        """Nothing secret stays in a field."""
        self.own.editor.clear()
        self.secret.empty()
        self.name.put("")
        self._wrong = 0
        self.go_button.setEnabled(True)

    def _refused(self, error: UserError) -> None:
        if error.key != "models.passphrase_wrong":
            self.go_button.setEnabled(True)
            self.refuse(error)
            return
        self.own.error(error)
        self.own.setFocus()
        pause = PAUSES[min(self._wrong, len(PAUSES) - 1)]
        self._wrong += 1
        QTimer.singleShot(pause * 1000, self, self._again)

    def _again(self) -> None:
        self.go_button.setEnabled(True)


def _tell_rekeyed(page: Page, no_backup: UserError | None) -> None:
    """What became of the file and its backups, whichever page comes after it."""
    done, rest = phrase(T("keys.rekey_done")), phrase(T("keys.rekey_backups"))
    page.notices.put("done", Notice("good", done, rest))
    if no_backup is not None:
        words = phrase(T("vaults.not_backed_up"))
        page.notices.put("backup", Notice("caution", words, no_backup))
    page.told.show()
