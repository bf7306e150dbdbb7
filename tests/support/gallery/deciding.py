"""The office from the first package to the last certificate."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, cast

from commission_app.domain.facts.kinds.commission import Panel
from commission_app.domain.facts.kinds.scoring import Recusal, Sheet
from commission_app.services.handing_over import HandOver
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.opening import open_workspace
from commission_app.services.sealing import CorrectSheet
from commission_app.services.taking_in import TakeIn
from tests.support.copies import Pour, SayTwice
from tests.support.gallery.shot import Shot
from tests.support.losses import ReturnLaptop
from tests.support.practice import noon, opened

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact
    from commission_app.views.exchange.exchange_view import ExchangeView
    from commission_app.views.paper_sheets.paper_sheet_view import PaperSheetView
    from commission_app.views.support.screen import Screen
    from tests.support.desks import Driver

HIGHEST = 5


def _quarrel(driver: Driver) -> None:
    """A recusal and a panel said in two ways."""
    slots = sorted(driver.ask(ReadMatrix()).rows, key=lambda row: row.interview)
    one = slots[0].interview
    member = next(cell.member for cell in slots[0].cells if cell is not None)
    grounds = ("relative", "other")
    twice = tuple(
        Recusal(interview=one, member=member, ground=ground, reason="Туысым.")
        for ground in grounds
    )
    panels = tuple(Panel(code=slots[0].panel, members=members) for members in (("M01",), ()))
    for bodies in (twice, panels):
        driver.desk.act(SayTwice(bodies), driver.window)
        driver.settle()


def _type_paper(driver: Driver) -> None:
    """At the form of a sheet that is missing, with some marks."""
    rows = driver.ask(ReadMatrix()).rows
    cells = (c for row in rows for c in row.cells if c is not None and c.state == "missing")
    one = next(cells)
    driver.go("paper_sheet", f"{one.interview}/{one.member}")
    driver.type("Ахметова Сәуле")
    driver.press("Enter", "Enter", "4", "5", "2")


def _come_back(driver: Driver) -> None:
    """A laptop was ended, and its package came all the same."""
    driver.desk.act(ReturnLaptop(driver.season, "M02"), driver.window)
    driver.settle()
    driver.go("exchange", "M02")


def _look_at_stick(driver: Driver) -> None:
    """Several packages lie on a stick; one of them is new."""
    _exchange(driver)._drop.dropped.emit((driver.season.stick,))
    driver.settle()


def _take_in(driver: Driver) -> None:
    """The new package and a damaged one: what has changed, in words."""
    data = bytearray((driver.season.stick / "M02.cmx").read_bytes())
    data[len(data) // 2] ^= 1
    damaged = driver.season.folder / "damaged.cmx"
    damaged.write_bytes(bytes(data))
    _exchange(driver)._drop.dropped.emit((driver.season.stick, damaged))
    driver.settle()
    packages = _exchange(driver).arrivals.packages
    packages.choose(str(damaged))
    if damaged not in packages.files:
        packages.toggle()
    driver.click(_exchange(driver).arrivals.act.text().strip())


def _quarantine(driver: Driver) -> None:
    """What was refused, and why."""
    driver.go("exchange", "quarantine")


def _refuse(driver: Driver) -> None:
    """A damaged package was not taken in: it lies in the quarantine."""
    _take_in(driver)
    _quarantine(driver)


def _register(driver: Driver) -> None:
    driver.go("exchange", "register")


def _exchange(driver: Driver) -> ExchangeView:
    return cast("ExchangeView", driver.work.pages.screen_in_front)


def _contradiction(driver: Driver) -> None:
    """The cell in which two things contradict."""
    cells = (c for row in driver.ask(ReadMatrix()).rows for c in row.cells if c is not None)
    one = next(cell for cell in cells if cell.state == "conflict")
    driver.go("matrix", f"{one.interview}/{one.member}")


def _recuse(driver: Driver) -> None:
    """A member is to be recused: what will happen, and the reason."""
    rows = driver.ask(ReadMatrix()).rows
    cells = (c for row in rows for c in row.cells if c is not None and c.state == "missing")
    one = next(cells)
    driver.go("matrix", f"{one.interview}/{one.member}")
    driver.click("Отвод члена…")


def _change_late(driver: Driver) -> None:
    """A sheet was changed after the reveal: the chair is asked."""
    package = driver.season.folder / "late.cmx"
    with opened(driver.season, "M02") as laptop:
        with laptop.read() as now:
            sheets = [s for _, s in now.facts.current(Sheet).values() if s.state == "sealed"]
        one = min(sheets, key=lambda sheet: sheet.interview)
        mark = one.marks[0]
        level = mark.level + (1 if mark.level < HIGHEST else -1)
        change = {mark.criterion: (level, "Қағаздан.")}
        CorrectSheet(one.interview, change, "Қате басылды.")(laptop)
        HandOver(package)(laptop)
    driver.desk.act(TakeIn([package]), driver.window)
    driver.settle()
    driver.go("matrix", f"{one.interview}/M02")


def _seal_twice(driver: Driver) -> None:
    """A laptop's folder was copied, and one sheet was corrected on both."""
    laptop = driver.season.laptop("M01")
    copy = driver.season.folder / "copy"
    shutil.copytree(laptop.folder, copy)
    facts: list[Fact] = []
    interview = ""
    for place, level in ((laptop.folder, 4), (copy, 5)):
        world = noon(driver.season, laptop.member)
        with open_workspace(place, laptop.passphrase, world) as found:
            with found.read() as now:
                interview = min(s.interview for _, s in now.facts.current(Sheet).values())
            CorrectSheet(interview, {"C2": (level, "")}, "Қате басылды.")(found)
            with found.read() as now:
                facts += now.facts.select()
    driver.desk.act(Pour(tuple(facts)), driver.window)
    driver.settle()
    driver.go("conflicts", f"{interview}/M01")


def _type_differently(driver: Driver) -> None:
    """Two people typed the same paper, and do not agree."""
    cast("Screen", driver.work.pages.screen_in_front).lose()
    rows = driver.ask(ReadMatrix()).rows
    cells = (c for row in rows for c in row.cells if c is not None and c.state == "missing")
    one = [*cells][1]  # not the one whose form was begun
    driver.go("paper_sheet", f"{one.interview}/{one.member}")
    by = cast("PaperSheetView", driver.work.pages.screen_in_front).by.editor
    by.clear()  # whoever typed before is remembered
    by.setFocus()
    for name, marks in (("Ахметова Сәуле", "453445"), ("Омаров Ерлан", "453443")):
        driver.type(name)
        driver.press("Enter")
        driver.type("17")
        driver.press("Enter", *marks, "Ctrl+Enter")


SHOTS = (
    Shot("exchange-scoring", "exchange", "scoring"),
    Shot("exchange-stick", "exchange", "scoring", does=_look_at_stick),
    Shot("exchange-register", "exchange", "scoring", does=_register),
    Shot("exchange-nothing_refused", "exchange", "scoring", does=_quarantine),
    Shot("matrix-scoring", "matrix", "scoring"),
    Shot("matrix-conflict", "matrix", "scoring", does=_contradiction),
    Shot("matrix-recusing", "matrix", "scoring", does=_recuse),
    Shot("matrix-founded", "matrix", "founded"),
    Shot("matrix-revealed", "matrix", "revealed"),
    Shot("conflicts-founded", "conflicts", "founded"),
    Shot("paper_sheet-voting", "paper_sheet", "voting"),
    Shot("matrix-changed_late", "matrix", "revealed", does=_change_late, spoils=True),
    Shot("conflicts-open", "conflicts", "revealed", does=_quarrel, spoils=True),
    Shot("conflicts-sealed_twice", "conflicts", "revealed", does=_seal_twice, spoils=True),
    Shot("exchange-taken", "exchange", "scoring", does=_take_in, spoils=True),
    Shot("exchange-quarantine", "exchange", "scoring", does=_refuse, spoils=True),
    Shot("exchange-returned", "exchange", "scoring", does=_come_back, spoils=True),
    # a form with marks asks before one leaves it: the last of all
    Shot("paper_sheet-form", "paper_sheet", "scoring", does=_type_paper, spoils=True),
    Shot("paper_sheet-differs", "paper_sheet", "scoring", does=_type_differently, spoils=True),
)
