"""Every screen in its telling states: for the audit of words and for the pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commission_app.domain.facts.kinds.commission import Panel
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.services.day.today import ReadToday
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.taking_in import TakeIn
from commission_app.views.screens import SCREENS
from tests.support.copies import SayTwice
from tests.support.late_change import change_late, word
from tests.support.losses import OpenTwice, RestoreLaptop, ReturnLaptop
from tests.support.practice import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commission_app.services.demo.phases import Phase
    from commission_app.views.commission.commission_view import CommissionView
    from tests.support.desks import Driver

MEMBER = "M01"


@dataclass(frozen=True, slots=True)
class Shot:
    """A screen in a phase of the season, after what a person does there."""

    name: str
    screen: str
    phase: Phase
    who: str = "office"
    does: Callable[[Driver], object] | None = None

    def show(self, driver: Driver) -> None:
        """Come to the screen and do it."""
        driver.go(self.screen)
        assert driver.screen == self.screen, f"{self.name}: {driver.screen} does not let go"
        if self.does is not None:
            self.does(driver)
        driver.settle()


def _begin(driver: Driver) -> None:
    """Some marks on the next candidate's sheet."""
    driver.go("score", driver.ask(ReadToday()).next)
    driver.press("4", "5", "3")


def _withdraw(driver: Driver) -> None:
    driver.go("score", f"{driver.ask(ReadToday()).next} withdraw")


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


def _miss(driver: Driver) -> None:
    driver.press("Del")


def _type_paper(driver: Driver) -> None:
    """At the form of a sheet that is missing, with some marks."""
    rows = driver.ask(ReadMatrix()).rows
    cells = (c for row in rows for c in row.cells if c is not None and c.state == "missing")
    one = next(cells)
    driver.go("paper_sheet", f"{one.interview}/{one.member}")
    driver.type("Ахметова Сәуле")
    driver.press("Enter", "Enter", "4", "5", "2")


def _be_asked(driver: Driver) -> None:
    """The office asks the chair about a sheet that was changed after the reveal."""
    change_late(driver.season, "M02")
    driver.desk.act(TakeIn([word(driver.season, MEMBER)]), driver.window)
    driver.settle()
    driver.go("approvals")


def _lose(driver: Driver) -> None:
    """At the form that ends a laptop."""
    driver.go("commission", "M02")
    _commission(driver).asides.member_panel.lost.click()


def _restore(driver: Driver) -> None:
    """A laptop out of its backup, with a sheet that was sealed after it."""
    driver.desk.act(RestoreLaptop(driver.season, MEMBER), driver.window)
    driver.settle()
    driver.go("commission", MEMBER)


def _open_twice(driver: Driver) -> None:
    """At the form for a second laptop by one slip."""
    driver.desk.act(OpenTwice(driver.season, "M03"), driver.window)
    driver.settle()
    driver.go("commission", "M03")
    _commission(driver).asides.member_panel.confirm.click()


def _come_back(driver: Driver) -> None:
    """A laptop was ended, and its package came all the same."""
    driver.desk.act(ReturnLaptop(driver.season, "M02"), driver.window)
    driver.settle()
    driver.go("exchange", "M02")


def _hear_of_another(driver: Driver) -> None:
    """The office's word says that a slip was used twice."""
    with opened(driver.season) as office:
        OpenTwice(driver.season, "M05")(office)
    driver.desk.act(TakeIn([word(driver.season, MEMBER)]), driver.window)
    driver.settle()
    driver.go("handover")


def _commission(driver: Driver) -> CommissionView:
    found: Any = driver.work.pages.screen_in_front
    return found


# The phases that show most of a screen; a screen that is not named is shown in `voting`.
PHASES: dict[str, tuple[Phase, ...]] = {
    "season": ("founded", "scoring", "finished"),
    "candidates": ("founded", "delivered"),
    "import": ("founded",),
    "commission": ("scheduled", "scoring"),
    "schedule": ("imported", "scoring"),
    "exchange": ("scoring",),
    "matrix": ("scoring", "revealed"),
    "conflicts": ("founded",),
    "sitting": ("delivered", "voting", "decided"),
    "documents": ("scoring", "finished"),
    "journal": ("finished",),
}
CONFLICT_SHOTS = (Shot("conflicts-open", "conflicts", "revealed", does=_quarrel),)
MEMBER_SHOTS = (
    Shot("today", "today", "scoring", MEMBER),
    Shot("today-missed", "today", "scoring", MEMBER, _miss),
    Shot("score", "today", "scoring", MEMBER, _begin),
    Shot("score-withdraw", "today", "scoring", MEMBER, _withdraw),
    Shot("own_sheets", "own_sheets", "scoring", MEMBER),
    Shot("handover", "handover", "scoring", MEMBER),
    Shot("approvals", "approvals", "revealed", MEMBER, _be_asked),
)
LOST_SHOTS = (  # the last ones of their season: laptops are lost in it
    Shot("commission-lost", "commission", "scoring", does=_lose),
    Shot("commission-restored", "commission", "scoring", does=_restore),
    Shot("commission-twice", "commission", "scoring", does=_open_twice),
    Shot("exchange-returned", "exchange", "scoring", does=_come_back),
    Shot("handover-another", "handover", "scoring", MEMBER, _hear_of_another),
    # a form with marks asks before one leaves it: the last of all
    Shot("paper_sheet-form", "paper_sheet", "scoring", "office", _type_paper),
)


def shots() -> Iterator[Shot]:
    """All of them, a phase after the other, so that few workspaces are opened."""
    found = [*MEMBER_SHOTS, *CONFLICT_SHOTS]
    for entry in SCREENS:
        if entry.role == "office":
            phases = PHASES.get(entry.key, ("voting",))
            found += [Shot(f"{entry.key}-{phase}", entry.key, phase) for phase in phases]
    found += LOST_SHOTS
    yield from sorted(found, key=lambda shot: (shot.who, shot.phase))
