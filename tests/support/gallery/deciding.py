"""The office from the first package to the last certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Panel
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.services.office.matrix import ReadMatrix
from tests.support.copies import SayTwice
from tests.support.gallery.shot import Shot
from tests.support.losses import ReturnLaptop

if TYPE_CHECKING:
    from tests.support.desks import Driver


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


SHOTS = (
    Shot("exchange-scoring", "exchange", "scoring"),
    Shot("matrix-scoring", "matrix", "scoring"),
    Shot("matrix-revealed", "matrix", "revealed"),
    Shot("conflicts-founded", "conflicts", "founded"),
    Shot("paper_sheet-voting", "paper_sheet", "voting"),
    Shot("sitting-delivered", "sitting", "delivered"),
    Shot("sitting-voting", "sitting", "voting"),
    Shot("sitting-decided", "sitting", "decided"),
    Shot("documents-scoring", "documents", "scoring"),
    Shot("documents-finished", "documents", "finished"),
    Shot("journal-finished", "journal", "finished"),
    Shot("conflicts-open", "conflicts", "revealed", does=_quarrel, spoils=True),
    Shot("exchange-returned", "exchange", "scoring", does=_come_back, spoils=True),
    # a form with marks asks before one leaves it: the last of all
    Shot("paper_sheet-form", "paper_sheet", "scoring", does=_type_paper, spoils=True),
)
