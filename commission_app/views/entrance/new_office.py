"""A new season at an office: which rules, which year, practice or real, who opens it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from commission_app.services.founding import NewOffice, preset, presets
from commission_app.shared.texts import T
from commission_app.views.entrance.envelope import Secret
from commission_app.views.entrance.folder_field import FolderField
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.page import Page
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField, NumberField, enter_goes_on
from commission_app.views.kit.layouts import column, holder, line, row
from commission_app.views.kit.text import Text
from commission_app.views.secrets.secret_fields import NewSecret
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace
    from commission_app.shared.errors import UserError
    from commission_app.views.entrance.hall import Hall

YEARS, INTAKES = (1991, 9999), (1, 1000)
OF_THE_USER = ("models.user_name", "models.user_taken")
MEANT = {
    "real": T("entrance.real_text"),
    "practice": T("entrance.practice_text"),
}


class NewOfficePage(Page):
    """Everything that a season begins with; the rest is filled in later."""

    help_page = "new_office"

    def __init__(self, hall: Hall) -> None:
        super().__init__(hall, width=760)
        rules = [(name, preset(name).title) for name in presets()]
        self.preset = ComboField(phrase(T("entrance.rules")), rules)
        self.preset.choose(rules[0][0] if rules else "")
        self.year = NumberField(phrase(T("entrance.year")), YEARS, required=True)
        self.year.editor.setText(str(hall.world.now().year))
        self.year.changed.connect(self._propose)
        self.intake = NumberField(phrase(T("entrance.intake")), INTAKES, required=True)
        self.intake.put(1)
        self.kind = Choice(
            [
                ("real", phrase(T("entrance.real"))),
                ("practice", phrase(T("entrance.practice"))),
            ]
        )
        self.kind.choose("real")
        self.kind.chosen.connect(self._explain)
        self._meant = Text(phrase(MEANT["real"]), "caption", wrap=True)
        self.user = LineField(phrase(T("entrance.secretary")), required=True)
        self.user.hint(phrase(T("entrance.secretary_text")))
        self.user.changed.connect(self.user.error)
        self.secret = NewSecret()
        self.folder = FolderField(hall, f"office {hall.world.now().year}")
        self.go_button = Button(phrase(T("entrance.begin_season")), "primary")
        self.go_button.clicked.connect(self.begin)
        kind = column(Text(phrase(T("entrance.kind")), "label"), self.kind, self._meant, gap=4)
        self.lay(
            self.head(phrase(T("entrance.new_office")), phrase(T("entrance.new_office_text"))),
            *(self.preset, row((self.year, 1), (self.intake, 1), gap=16), holder(kind)),
            *(line(), self.user, self.secret, line(), self.folder),
            *(self.told, self.go_button),
        )
        self.setFocusProxy(self.user)
        enter_goes_on(self.year, self.intake, self.user, then=self.secret.first.setFocus)
        self.secret.again.editor.returnPressed.connect(self.begin)
        enter_goes_on(self.folder.line, then=self.begin)

    def begin(self) -> None:
        """Check from above to below, then make the workspace beside."""
        year, intake = self.year.whole, self.intake.whole
        for field, value in ((self.year, year), (self.intake, intake)):
            if value is None:
                field.setFocus()
                return
        if not self.user.text:
            self.user.error(phrase(T("entrance.secretary_first")))
            self.user.setFocus()
            return
        if not self.secret.check() or not self.folder.check() or not self.hall.worker.idle:
            return
        self._busy(busy=True)
        act = NewOffice(
            self.preset.key,
            practice=self.kind.key == "practice",
            year=year or 0,
            intake=intake or 1,
            user=self.user.text,
        )
        call = partial(act, self.folder.folder, self.secret.text, self.hall.world)
        self.hall.worker.do(call, self, self._made, self._refused)

    def _explain(self, kind: str) -> None:
        self._meant.say(phrase(MEANT[kind]))
        self._propose()

    def _propose(self) -> None:
        word = "practice" if self.kind.key == "practice" else "office"
        if self.year.whole is not None:
            self.folder.propose(f"{word} {self.year.whole}")

    def _busy(self, *, busy: bool) -> None:
        self.calm()
        self.go_button.setEnabled(not busy)
        text = T("entrance.setting_up") if busy else T("entrance.begin_season")
        self.go_button.say(phrase(text))

    def _made(self, made: tuple[Workspace, str]) -> None:
        workspace, key = made
        secret = Secret(key, workspace.folder.name, "", workspace.own.practice)
        self.hall.go("once", OncePage(self.hall, workspace, secret))

    def _refused(self, error: UserError) -> None:
        self._busy(busy=False)
        if error.key in OF_THE_USER:
            self.user.error(error)
            self.user.setFocus()
        elif error.key == "services.folder_taken":
            self.folder.line.error(error)
            self.folder.line.setFocus()
        else:
            self.refuse(error)
