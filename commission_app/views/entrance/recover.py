"""The passphrase is forgotten: the recovery key from the sealed envelope, and a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commission_app.services.opening import users_of
from commission_app.services.recovering import RecoverAccess
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.secrets.codes import RECOVERY_GROUPS, CodeField
from commission_app.views.secrets.secret_fields import NewSecret
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall

OF_THE_KEY = ("shared.code_", "models.recovery_")


class RecoverPage(Page):
    """Nothing of the data changes; only what opens it."""

    help_page = "passphrases"

    def __init__(self, hall: Hall, folder: Path) -> None:
        super().__init__(hall, width=760)
        self.folder = folder
        self.user = ComboField(phrase(T("entrance.user")))
        self.code = CodeField(phrase(T("entrance.recovery_key")), RECOVERY_GROUPS)
        self.code.hint(phrase(T("entrance.recovery_where")))
        self.secret = NewSecret()
        self.go_button = Button(phrase(T("entrance.set_and_open")), "primary")
        self.go_button.clicked.connect(self.recover)
        self.secret.again.editor.returnPressed.connect(self.recover)
        self.lay(
            self.head(phrase(T("entrance.forgot")), phrase(T("entrance.forgot_text"))),
            self.user,
            self.code,
            self.secret,
            self.told,
            self.go_button,
        )
        self._offer_users()
        self.setFocusProxy(self.code)

    def recover(self) -> None:
        """Check what can be checked here, then the slow part beside."""
        try:
            crockford.normalise_recovery(self.code.text)
        except UserError as error:
            self.code.refuse(error)
            return
        if not self.secret.check() or not self.hall.worker.idle:
            return
        self.calm()
        self.go_button.setEnabled(False)
        self.go_button.say(phrase(T("entrance.opening")))
        act = RecoverAccess(self.code.text, self.secret.text, self.user.key or None)
        call = partial(act, self.folder, self.hall.world)
        self.hall.worker.do(call, self, self._opened, self._refused)

    def _offer_users(self) -> None:
        try:
            users = users_of(self.folder)
        except UserError as error:
            self.refuse(error)
            users = []
        self.user.offer([(name, name) for name in users])
        self.user.choose(users[0] if users else "")
        self.user.setVisible(len(users) > 1)

    def _opened(self, workspace: Workspace) -> None:
        self.hall.opened.emit(workspace)

    def _refused(self, error: UserError) -> None:
        self.go_button.setEnabled(True)
        self.go_button.say(phrase(T("entrance.set_and_open")))
        if error.key.startswith(OF_THE_KEY):
            self.code.refuse(error)
        else:
            self.refuse(error)
