"""The entrance: the first start, the door, what is set up, found again and brought back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.services.keeping import MakeBackup
from commission_app.shared.texts import T
from commission_app.views.entrance.keys import KeysPage
from commission_app.views.entrance.new_office import NewOfficePage
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.practice import PracticePage
from commission_app.views.entrance.recover import RecoverPage
from commission_app.views.entrance.restore import RestorePage
from commission_app.views.entrance.set_up import SetUpPage
from commission_app.views.entrance.unlock import UnlockPage
from commission_app.views.entrance.workspaces import WorkspacesPage
from commission_app.views.support.words import phrase
from tests.support.gallery.shot import Shot
from tests.support.practice import noon, opened
from tests.support.visitors import DOOR, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.views.secrets.secret_fields import NewSecret

GOOD = "карлы шың, ескі көпір"
OFTEN = 6  # wrong passphrases, after which one waits long enough for a picture


def _guess(visitor: Visitor) -> None:
    """Once more a wrong passphrase: one has to wait."""
    page = visitor.page(UnlockPage)
    page._wrong = OFTEN
    page.passphrase.editor.setText("көктем шуақ")
    page.open()


def _miss_folder(visitor: Visitor) -> None:
    """The folder of the last season was moved away."""
    visitor.go("unlock", visitor.gone)


def _find_damage(visitor: Visitor) -> None:
    """The database is gone: a backup helps."""
    folder = visitor.season.folder / "Іріктеу.commission"
    shutil.copytree(visitor.season.office, folder, dirs_exist_ok=True)
    (folder / "commission.db").unlink()
    visitor.go("unlock", folder)
    page = visitor.page(UnlockPage)
    page.passphrase.editor.setText(visitor.season.passphrase)
    page.open()


def _choose_wrong(visitor: Visitor) -> None:
    """A folder in which no workspace lies."""
    visitor.files.place = visitor.season.folder
    visitor.page(WorkspacesPage).doors[0].setFocus()
    visitor.click("Открыть другую рабочую папку")


def _prepared(visitor: Visitor, member: str) -> tuple[Path, str]:
    """The package on the stick and the slip on paper."""
    package = visitor.season.folder / f"{member}.cmx"
    world = noon(visitor.season, f"slip of {member}")  # each slip another code
    with opened(visitor.season, world=world) as office:
        return package, PrepareLaptop(member, package)(office).value.slip


def _say(secret: NewSecret, again: str = GOOD) -> None:
    secret.first.editor.setText(GOOD)
    secret.first.changed.emit()
    secret.again.editor.setText(again)
    secret.again.changed.emit()


def _fill(visitor: Visitor) -> SetUpPage:
    page = visitor.page(SetUpPage)
    package, slip = _prepared(visitor, "M05")
    page.package.put(package)
    page.slip.put(slip)
    _say(page.secret)
    page.folder.line.put(str(visitor.season.folder / "new M05.commission"))
    return page


def _misread(visitor: Visitor) -> None:
    """A sign of the slip is missing."""
    page = _fill(visitor)
    page.slip.groups[2].setText("7KX")
    page.set_up()


def _use_another(visitor: Visitor) -> None:
    """The slip belongs to another package."""
    page = _fill(visitor)
    page.slip.put(_prepared(visitor, "M04")[1])
    page.set_up()


def _set_up(visitor: Visitor) -> None:
    """The laptop is ready: fingerprint and recovery key."""
    shutil.rmtree(visitor.season.folder / "new M05.commission", ignore_errors=True)
    _fill(visitor).set_up()
    visitor.wait_for(lambda: isinstance(visitor.entrance.page, OncePage))


def _close_early(visitor: Visitor) -> None:
    """The window is closed before the key was written down."""
    _set_up(visitor)
    visitor.entrance.may_close(lambda: None)
    visitor.settle()
    QTest.qWait(20)


def _differ(visitor: Visitor) -> None:
    """The passphrase was typed in two ways."""
    page = visitor.page(NewOfficePage)
    page.user.put("Ахметова Сәуле")
    _say(page.secret, "карлы шын")
    page.begin()


def _wrong_key(visitor: Visitor) -> None:
    """The recovery key of another workspace."""
    page = visitor.page(RecoverPage)
    page.code.put("-".join(["ABCDE"] * len(page.code.groups)))
    _say(page.secret)
    page.recover()


def _bring_back(visitor: Visitor) -> None:
    """By the recovery key, from a backup."""
    backup = visitor.season.folder / "office 2026-11-24.backup"
    if not backup.exists():
        with opened(visitor.season) as office:
            MakeBackup(file=backup)(office)
    page = visitor.page(RestorePage)
    page.file.put(backup)
    page.way.button("recovery").click()
    page.restore()


def _find_broken(visitor: Visitor) -> None:
    """The backup was cut short when it was copied."""
    _bring_back(visitor)
    whole = visitor.season.folder / "office 2026-11-24.backup"
    broken = visitor.season.folder / "office 2026-11-23.backup"
    broken.write_bytes(whole.read_bytes()[:5000])
    visitor.go("restore")
    page = visitor.page(RestorePage)
    page.file.put(broken)
    page.passphrase.editor.setText(visitor.season.passphrase)
    page.reason.put("Дискі сынды.")
    page.restore()


def _practise(visitor: Visitor) -> None:
    """There is a season: who to be."""
    season = PracticePage(visitor.entrance.hall, visitor.season.folder)
    visitor.entrance._go("practice", season)


def _make(visitor: Visitor) -> None:
    """A season is being made."""
    page = visitor.page(PracticePage)
    page._show_making(making=True)
    page.busy.step(phrase(T("demo.scoring")), 41, 120)
    QTest.qWait(700)


def _add(visitor: Visitor) -> None:
    """A colleague gets a passphrase of their own."""
    page = visitor.page(KeysPage)
    page.act.choose("add")
    page._turn("add")
    page.own.editor.setText("көктем шуақ")
    page.name.put("Омаров Ерлан")
    _say(page.secret)
    page.do()


SHOTS = (
    Shot("door-first", "first", "scoring", DOOR),
    Shot("door-unlock", "unlock", "scoring", DOOR),
    Shot("door-unlock-wrong", "unlock", "scoring", DOOR, _guess),
    Shot("door-unlock-gone", "unlock", "scoring", DOOR, _miss_folder),
    Shot("door-unlock-damaged", "unlock", "scoring", DOOR, _find_damage),
    Shot("door-workspaces", "workspaces", "scoring", DOOR),
    Shot("door-workspaces-none", "workspaces", "scoring", DOOR, _choose_wrong),
    Shot("door-set_up", "set_up", "scoring", DOOR),
    Shot("door-set_up-misread", "set_up", "scoring", DOOR, _misread),
    Shot("door-set_up-other_slip", "set_up", "scoring", DOOR, _use_another),
    Shot("door-once", "set_up", "scoring", DOOR, _set_up),
    Shot("door-once-closing", "set_up", "scoring", DOOR, _close_early),
    Shot("door-new_office", "new_office", "scoring", DOOR),
    Shot("door-new_office-differs", "new_office", "scoring", DOOR, _differ),
    Shot("door-recover", "recover", "scoring", DOOR),
    Shot("door-recover-wrong", "recover", "scoring", DOOR, _wrong_key),
    Shot("door-restore", "restore", "scoring", DOOR),
    Shot("door-restore-recovery", "restore", "scoring", DOOR, _bring_back),
    Shot("door-restore-damaged", "restore", "scoring", DOOR, _find_broken),
    Shot("door-practice", "practice", "scoring", DOOR),
    Shot("door-practice-making", "practice", "scoring", DOOR, _make),
    Shot("door-practice-chosen", "practice", "scoring", DOOR, _practise),
    Shot("door-keys", "keys", "scoring", DOOR),
    Shot("door-keys-add", "keys", "scoring", DOOR, _add),
)
