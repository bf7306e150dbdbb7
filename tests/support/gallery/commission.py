"""Commission and laptops: a member, each form, packages being made and their slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.services.offices.devices import ExportDevice, NewDevice
from commission_app.services.opening import open_workspace
from commission_app.services.people.members import ReadCommission
from commission_app.services.taking_in import TakeIn
from commission_app.shared.world import SeededWorld
from tests.support.gallery.shot import MEMBER, Shot
from tests.support.losses import OpenAnother, OpenTwice, RestoreLaptop
from tests.support.seasons import write_members

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.views.commission.asides import Asides
    from commission_app.views.commission.commission_view import CommissionView
    from tests.support.desks import Driver

SECRET, QUICK = "күміс бұлақ жаңғақ тау", 14  # of another office; what a guess costs there


def _view(driver: Driver) -> CommissionView:
    """The table with nothing beside it."""
    found: Any = driver.work.pages.screen_in_front
    view: CommissionView = found
    view.asides.prepare_form._preparing.going = False
    view.asides.prepare_form._busy.hide()
    view.asides.show_panel(None)
    return view


def _at(driver: Driver, member: str = MEMBER) -> Asides:
    """A member stands beside the table."""
    view = _view(driver)
    view.table.clearSelection()
    driver.go("commission", member)
    return view.asides


def _office(driver: Driver) -> None:
    """A file of keys was chosen; the fingerprint is to be typed."""
    view = _view(driver)
    make, folder = NewDevice("office", practice=True), driver.season.folder / "o.commission"
    if not folder.exists():
        make(folder, SECRET, SeededWorld("other"), QUICK)[0].close()
    with open_workspace(folder, SECRET, SeededWorld("o")) as other:
        keys = ExportDevice(driver.season.folder / "Астана.cmk", "Астана")(other).value
    view._office.click()
    driver.files.files = [keys.path]
    view.asides.office_form.device.choose.click()
    view.asides.office_form.device.fingerprint.put(keys.fingerprint)


def _let_in(driver: Driver) -> None:
    """It was let in, and what comes next is said."""
    _office(driver)
    driver.press("Enter")


def _add(driver: Driver) -> None:
    _view(driver)._add.click()


def _order(driver: Driver) -> None:
    _view(driver)._compose.click()


def _import(driver: Driver) -> None:
    """What a table of members would change: one is new, one has another position."""
    view = _view(driver)
    view._import.click()
    file = write_members(driver.season.folder / "құрам.csv")
    words = file.read_text(encoding="utf-8").replace("M02,", "M12,")
    words = words.replace("академиясының вице", "академиясының бірінші вице")
    words = words.replace("вице-президент Нац", "первый вице-президент Нац")
    file.write_text(words, encoding="utf-8")
    view.asides.import_form.look_at(file)


def _prepare(driver: Driver) -> None:
    """A folder was chosen for all of them."""
    view = _view(driver)
    driver.files.place = driver.season.folder / "CM"
    driver.files.place.mkdir(exist_ok=True)
    view._all.click()
    driver.settle()
    view.asides.prepare_form._ask_folder()


def _preparing(driver: Driver) -> None:
    """Two packages are made, the third one is under way."""
    _prepare(driver)
    driver.settle()
    form = _asides(driver).prepare_form
    form._preparing._left = list(form._wanted[2:])
    form._preparing.going = True
    form._busy.start("")
    form._preparing.stepped.emit(2, len(form._wanted))
    form._busy.setFocus()
    form._tell()


def _slips(driver: Driver) -> None:
    """Of two: each takes its time."""
    _prepare(driver)
    driver.settle()
    asides, seen = _asides(driver), driver.ask(ReadCommission())
    asides.prepare(seen.members[:2])
    driver.settle()
    asides.prepare_form._act.click()


def _unheard(driver: Driver) -> None:
    """A laptop was prepared and nothing came from it: the slip may be gone."""
    _slips(driver)
    driver.settle()
    found: Any = driver.work.pages.screen_in_front
    found.slips._forget()
    driver.settle()
    _at(driver)


def _stay(driver: Driver) -> None:
    """Slips that were not printed are not closed by mistake."""
    found: Any = driver.work.pages.screen_in_front
    if not found.slips.isVisible():
        _slips(driver)
        driver.settle()
    driver.press("Esc")


def _change(driver: Driver) -> None:
    """Laptops are out: a reason is asked for, and was forgotten."""
    asides = _at(driver, "M03")
    asides.member_panel.change.click()
    asides.member_form._act.click()


def _end(driver: Driver) -> None:
    _at(driver, "M05").member_panel.end.click()


def _lose(driver: Driver) -> None:
    """At the form that ends a laptop."""
    _at(driver, "M02").member_panel.lost.click()


def _restore(driver: Driver) -> None:
    """A laptop out of its backup, with a sheet that was sealed after it."""
    driver.desk.act(RestoreLaptop(driver.season, MEMBER), driver.window)
    driver.settle()
    _at(driver, MEMBER)


def _open_twice(driver: Driver) -> None:
    """A second laptop opened by one slip."""
    driver.desk.act(OpenTwice(driver.season, "M03"), driver.window)
    driver.settle()
    _at(driver, "M03")


def _compare(driver: Driver) -> None:
    """A laptop waits; at the form for it, with a fingerprint that is another one."""

    def take(found: tuple[Path, str]) -> None:
        driver.desk.act(TakeIn([found[0]]), driver.window)

    driver.desk.act(OpenAnother(driver.season, "M03"), driver.window, take)
    driver.wait_to_see("1 ноутбук ждёт подтверждения")
    asides = _at(driver, "M03")
    asides.member_panel.confirm.click()
    driver.type("ABCD 2345")
    driver.press("Enter")


def _asides(driver: Driver) -> Asides:
    found: Any = driver.work.pages.screen_in_front
    view: CommissionView = found
    return view.asides


SHOTS = (
    Shot("commission-founded", "commission", "founded"),
    Shot("commission-imported", "commission", "imported"),
    Shot("commission-scheduled", "commission", "scheduled"),
    Shot("commission-add", "commission", "scheduled", does=_add),
    Shot("commission-order", "commission", "scheduled", does=_order),
    Shot("commission-import", "commission", "scheduled", does=_import),
    Shot("commission-prepare", "commission", "scheduled", does=_prepare),
    Shot("commission-preparing", "commission", "scheduled", does=_preparing),
    Shot("commission-office", "commission", "scheduled", does=_office),
    Shot("commission-let-in", "commission", "scheduled", does=_let_in, spoils=True),
    Shot("commission-slips", "commission", "scheduled", does=_slips, spoils=True),
    Shot("commission-unprinted", "commission", "scheduled", does=_stay, spoils=True),
    Shot("commission-unheard", "commission", "scheduled", does=_unheard, spoils=True),
    Shot("commission-scoring", "commission", "scoring"),
    Shot("commission-member", "commission", "scoring", does=_at),
    Shot("commission-change", "commission", "scoring", does=_change),
    Shot("commission-end", "commission", "scoring", does=_end),
    Shot("commission-lost", "commission", "scoring", does=_lose),
    Shot("commission-restored", "commission", "scoring", does=_restore, spoils=True),
    Shot("commission-twice", "commission", "scoring", does=_open_twice, spoils=True),
    Shot("commission-confirm", "commission", "scoring", does=_compare, spoils=True),
)
