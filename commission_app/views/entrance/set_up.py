"""A member's laptop is set up: the package, the slip, a passphrase; then it goes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commission_app.services.devices.setting_up import OpenedLaptop, OpenLaptop
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.envelope import Secret
from commission_app.views.entrance.file_field import FileField
from commission_app.views.entrance.folder_field import FolderField
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import line
from commission_app.views.secrets.codes import SLIP_GROUPS, CodeField
from commission_app.views.secrets.secret_fields import NewSecret
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.views.entrance.hall import Hall

OF_THE_SLIP = ("shared.code_", "services.slip_")


class SetUpPage(Page):
    """One page from above to below; each refusal stands where it belongs."""

    help_page = "set_up"

    def __init__(self, hall: Hall) -> None:
        super().__init__(hall, width=760)
        self.package = FileField(
            hall,
            phrase(T("entrance.package")),
            "cmx",
            phrase(T("entrance.package_text")),
        )
        self.slip = CodeField(phrase(T("entrance.slip")), SLIP_GROUPS)
        self.slip.hint(phrase(T("entrance.slip_text")))
        self.secret = NewSecret()
        self.folder = FolderField(hall, "laptop")
        self.go_button = Button(phrase(T("entrance.set_up")), "primary")
        self.go_button.clicked.connect(self.set_up)
        self.package.chosen.connect(self._propose)
        self.secret.again.editor.returnPressed.connect(self.set_up)
        self.lay(
            self.head(phrase(T("entrance.set_up_title")), phrase(T("entrance.set_up_text"))),
            *(self.package, self.slip, line(), self.secret, line(), self.folder),
            *(self.told, self.go_button),
        )
        self.setFocusProxy(self.package)

    def set_up(self) -> None:
        """Check from above to below, then make the workspace beside."""
        file = self.package.file
        if file is None:
            self.package.error(phrase(T("entrance.package_first")))
            self.package.setFocus()
            return
        try:
            crockford.read_slip(self.slip.text)
        except UserError as error:
            self.slip.refuse(error)
            return
        if not self.secret.check() or not self.folder.check() or not self.hall.worker.idle:
            return
        self._busy(busy=True)
        act = OpenLaptop(file, self.slip.text)
        call = partial(act, self.folder.folder, self.secret.text, self.hall.world)
        self.hall.worker.do(call, self, self._made, self._refused)

    def _propose(self, file: Path) -> None:
        self.folder.propose(file.stem)

    def _busy(self, *, busy: bool) -> None:
        self.calm()
        self.go_button.setEnabled(not busy)
        text = T("entrance.setting_up") if busy else T("entrance.set_up")
        self.go_button.say(phrase(text))

    def _made(self, made: tuple[Workspace, OpenedLaptop]) -> None:
        workspace, laptop = made
        secret = Secret(
            laptop.recovery_key,
            workspace.folder.name,
            laptop.fingerprint,
            workspace.own.practice,
        )
        self.hall.go("once", OncePage(self.hall, workspace, secret))

    def _refused(self, error: UserError) -> None:
        self._busy(busy=False)
        if error.key == "exchange.not_for_us":  # a colleague's file lies on the same stick
            self.slip.refuse(UserError(T("entrance.slip_other_package")))
        elif error.key.startswith(OF_THE_SLIP):
            self.slip.refuse(error)
        elif error.key.startswith("exchange.") or error.key == "services.not_an_assignment":
            self.package.error(error)
        elif error.key == "services.folder_taken":
            self.folder.line.error(error)
            self.folder.line.setFocus()
        else:
            self.refuse(error)
