"""The office before the interviews: candidates, commission and laptops, schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.gallery.shot import MEMBER, Shot
from tests.support.losses import OpenTwice, RestoreLaptop

if TYPE_CHECKING:
    from commission_app.views.commission.commission_view import CommissionView
    from tests.support.desks import Driver


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


def _commission(driver: Driver) -> CommissionView:
    found: Any = driver.work.pages.screen_in_front
    return found


SHOTS = (
    Shot("season-founded", "season", "founded"),
    Shot("season-scoring", "season", "scoring"),
    Shot("season-finished", "season", "finished"),
    Shot("candidates-founded", "candidates", "founded"),
    Shot("candidates-delivered", "candidates", "delivered"),
    Shot("import-founded", "import", "founded"),
    Shot("commission-scheduled", "commission", "scheduled"),
    Shot("commission-scoring", "commission", "scoring"),
    Shot("schedule-imported", "schedule", "imported"),
    Shot("schedule-scoring", "schedule", "scoring"),
    Shot("commission-lost", "commission", "scoring", does=_lose, spoils=True),
    Shot("commission-restored", "commission", "scoring", does=_restore, spoils=True),
    Shot("commission-twice", "commission", "scoring", does=_open_twice, spoils=True),
)
