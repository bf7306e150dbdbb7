"""Keys of a workspace: one's passphrase, the people, the recovery key, the file key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.services.opening import users_of
from commission_app.services.vaults.at_the_door import Door
from commission_app.services.vaults.people import AddUser, ChangePassphrase, ConfirmUser
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.envelope import Secret
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import line
from commission_app.views.kit.notice import Notice
from commission_app.views.kit.text import Text
from commission_app.views.secrets.second_part import GUESSED, WANTED, SecondPart
from commission_app.views.secrets.secret_fields import NewSecret, SecretField
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.vaults.at_the_door import AfterRekey
    from commission_app.services.vaults.older_backups import Renewed
    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall
    from commission_app.views.support.words import Words

ACTS = {
    "passphrase": (T("keys.passphrase"), T("keys.passphrase_means"), T("keys.passphrase_do")),
    "add": (T("keys.add"), T("keys.add_means"), T("keys.add_do")),
    "confirm": (T("keys.confirm"), T("keys.confirm_means"), T("keys.confirm_do")),
    "remove": (T("keys.remove"), T("keys.remove_means"), T("keys.remove_do")),
    "recovery": (T("keys.recovery"), T("keys.recovery_means"), T("keys.recovery_do")),
    "rekey": (T("keys.rekey"), T("keys.rekey_means"), T("keys.rekey_do")),
    "backups": (T("keys.backups"), T("keys.backups_means"), T("keys.backups_do")),
}
DONE = {
    "passphrase": T("keys.passphrase_done"),
    "add": T("keys.add_done"),
    "confirm": T("keys.confirm_done"),
    "remove": T("keys.remove_done"),
    "rekey": T("keys.rekey_done"),
    "backups": T("keys.backups_done"),
}
OF_A_PERSON = frozenset(("confirm", "remove"))


class KeysPage(Page):
    """Who one is stands above; below it what is to change."""

    help_page = "passphrases"

    def __init__(self, hall: Hall, folder: Path) -> None:
        super().__init__(hall, width=640)
        self.folder = folder
        self.user = ComboField(phrase(T("entrance.user")))
        self.own = SecretField(phrase(T("keys.own")))
        self.act = ComboField(phrase(T("keys.act")))
        self.act.offer([(key, phrase(words[0])) for key, words in ACTS.items()])
        self.means = Text("", "small", wrap=True)
        self.name = LineField(phrase(T("keys.name")), required=True)
        self.person = ComboField(phrase(T("keys.person")))
        self.secret = NewSecret()
        self.beside = SecondPart()
        self.go_button = Button("", "primary", "ph.key")
        self.go_button.clicked.connect(self.do)
        self.own.changed.connect(self.own.error)
        self.person.changed.connect(self.person.error)
        self.act.chosen.connect(self._turn)
        self.lay(
            self.head(phrase(T("keys.title")), folder.name.removesuffix(".commission")),
            *(self.user, self.own, line(), self.act, self.means),
            *(self.name, self.person, self.secret, self.beside, self.told, self.go_button),
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
        self.hall.worker.do(self._call(), self, self._answer(), self._refused)

    def _call(self) -> Callable[[], object]:
        """The slow part, which is done beside."""
        own, user, second = self.own.text, self.user.key or None, self.beside.second
        door, world = Door(self.folder, own, user, second), self.hall.world
        name, person, secret = self.name.text, self.person.key, self.secret.text
        calls: dict[str, Callable[[], object]] = {
            "add": lambda: door.change(AddUser(own, name, secret, second), world),
            "confirm": lambda: door.change(ConfirmUser(own, person, second), world),
            "passphrase": lambda: door.change(ChangePassphrase(own, secret), world),
            "remove": lambda: door.remove(person, world),
            "recovery": lambda: door.new_recovery(world),
            "rekey": lambda: door.rekey(world),
            "backups": lambda: door.renew_backups(world),
        }
        return calls[self.act.key]

    def _answer(self) -> Callable[[Any], None]:
        answers: dict[str, Callable[[Any], None]] = {
            "recovery": self._renewed,
            "backups": self._looked_through,
            "rekey": self._rekeyed,
            "remove": self._rekeyed,
        }
        return answers.get(self.act.key, self._changed)

    def _complete(self) -> bool:
        if not self.own.text:
            self.own.error(phrase(T("entrance.type_passphrase")))
            self.own.setFocus()
            return False
        if self.act.key == "add" and not self.name.text:
            self.name.error(phrase(T("keys.name_first")))
            self.name.setFocus()
            return False
        if self.act.key in OF_A_PERSON and not self.person.key:
            self.person.error(phrase(T("keys.person_first")))
            self.person.setFocus()
            return False
        if self.act.key in {"add", "passphrase"} and not self.secret.check():
            return False
        return self.beside.check()

    def _turn(self, key: str) -> None:
        """Only the fields of this act."""
        self.calm()
        self.person.error()
        self.beside.ask("")
        _, means, do = ACTS[key]
        self.means.say(phrase(means))
        self.go_button.say(phrase(do))
        self.name.setVisible(key == "add")
        self.person.setVisible(key in OF_A_PERSON)
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
        self._forget()
        self._offer_users()
        self.notices.put("done", Notice("good", phrase(DONE[self.act.key])))
        self.told.show()
        self.bring()

    def _looked_through(self, found: Renewed) -> None:
        self._forget()
        tell_backups(self, DONE["backups"], found)
        self.bring()

    def _renewed(self, made: tuple[Workspace, str]) -> None:
        workspace, key = made
        self.hall.go("once", self._once(workspace, key))

    def _once(self, workspace: Workspace, key: str) -> OncePage:
        secret = Secret(key, workspace.folder.name, "", workspace.own.practice)
        return OncePage(self.hall, workspace, secret)

    def _rekeyed(self, made: AfterRekey) -> None:
        done = DONE[self.act.key]
        if made.recovery_key:
            page: Page = self._once(made.workspace, made.recovery_key)
            self.hall.go("once", page)
        else:
            made.workspace.close()
            page = self
            self._forget()
            self._offer_users()
            self.bring()
        tell_backups(page, done, made.backups, made.no_backup)

    def _forget(self) -> None:
        """Nothing secret stays in a field."""
        self.own.editor.clear()
        self.secret.empty()
        self.beside.ask("")
        self.name.put("")
        self.beside.was_right()
        self.go_button.setEnabled(True)

    def _refused(self, error: UserError) -> None:
        if error.key in WANTED and not self.beside.asked:
            others = [name for name in users_of(self.folder) if name != self.user.key]
            self.beside.ask(WANTED[error.key], others)
        elif self.beside.takes(error):
            pass
        elif error.key in GUESSED:
            self.own.error(error)
            self.own.setFocus()
        else:
            self.refuse(error)
        self.beside.slow(error, self.go_button)


def tell_backups(
    page: Page, done: str, found: Renewed, no_backup: UserError | None = None
) -> None:
    """What became of the file and its backups, whichever page comes after it."""
    count = len(found.done)
    renewed: Words = phrase_n(T("eyes.renewed"), count) if count else ""
    page.notices.put("done", Notice("good", phrase(done), renewed))
    for one in found.left:
        users = ", ".join(one.users) or "–"
        words = phrase(T("eyes.left"), name=one.path.name, users=users)
        page.notices.put(f"left {one.path.name}", Notice("caution", words, one.why))
    page.notices.put("elsewhere", Notice("caution", phrase(T("eyes.elsewhere"))))
    if no_backup is not None:
        words = phrase(T("vaults.not_backed_up"))
        page.notices.put("backup", Notice("caution", words, no_backup))
    page.told.show()
