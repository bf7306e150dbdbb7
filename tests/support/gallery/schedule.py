"""Schedule: drawn, moved, swapped, cancelled; what stands in the way is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.services.people.schedule import ReadSchedule
from commission_app.services.scheduling import Schedule
from tests.support.gallery.shot import Shot

if TYPE_CHECKING:
    from commission_app.services.people.schedule import SlotSeen
    from commission_app.views.schedule.schedule_view import ScheduleView
    from tests.support.desks import Driver


def _view(driver: Driver) -> ScheduleView:
    """The board with nothing beside it."""
    found: Any = driver.work.pages.screen_in_front
    view: ScheduleView = found
    view.asides.show_panel(None)
    return view


def _slots(driver: Driver) -> list[SlotSeen]:
    days = driver.ask(ReadSchedule()).days
    return [slot for day in days for panel in day.panels for slot in panel.slots]


def _at(driver: Driver, one: SlotSeen) -> ScheduleView:
    """This appointment stands beside the board."""
    view = _view(driver)
    driver.go("schedule", one.interview)
    return view


def _draw(driver: Driver) -> None:
    """What another draw would do."""
    view = _view(driver)
    view.asides.draw()
    view.asides.draw_form._look.click()


def _panels(driver: Driver) -> None:
    _view(driver).asides.panels()


def _add(driver: Driver) -> None:
    _view(driver)._add.click()


def _move(driver: Driver) -> None:
    """To a time that is taken."""
    one = _slots(driver)[3]
    view = _at(driver, one)
    view.asides.slot_panel.move_.click()
    form = view.asides.place_form
    form.time.put(form.time.time.replace(hour=9, minute=20))
    driver.settle()
    form._act.click()


def _swap(driver: Driver) -> None:
    view = _at(driver, _slots(driver)[2])
    view.asides.slot_panel.swap.click()
    driver.press("Down", "Right")


def _cancel(driver: Driver) -> None:
    """Without its reason."""
    view = _at(driver, _slots(driver)[5])
    view.asides.slot_panel.cancel.click()
    view.asides.cancel_form._do()


def _recused(driver: Driver) -> None:
    """An appointment with whom a member has a conflict."""
    _at(driver, next(one for one in _slots(driver) if one.recused and not one.fixed))


def _missed(driver: Driver) -> None:
    """Somebody has not come: a second appointment."""
    one = next(one for one in _slots(driver) if one.outcome == "absent")
    view = _at(driver, one)
    view.asides.slot_panel.again.click()


def _many(driver: Driver) -> None:
    """As many panels as there are members to sit on them."""
    first = min(one.at for one in _slots(driver) if one.at is not None)
    driver.desk.act(Schedule(4, "2026", first), driver.window)
    driver.settle()
    _view(driver).board.take_focus()


SHOTS = (
    Shot("schedule-founded", "schedule", "founded"),
    Shot("schedule-imported", "schedule", "imported"),
    Shot("schedule-scheduled", "schedule", "scheduled"),
    Shot("schedule-draw", "schedule", "scheduled", does=_draw),
    Shot("schedule-panels", "schedule", "scheduled", does=_panels),
    Shot("schedule-add", "schedule", "scheduled", does=_add),
    Shot("schedule-move", "schedule", "scheduled", does=_move),
    Shot("schedule-swap", "schedule", "scheduled", does=_swap),
    Shot("schedule-cancel", "schedule", "scheduled", does=_cancel),
    Shot("schedule-many", "schedule", "scheduled", does=_many, spoils=True),
    Shot("schedule-scoring", "schedule", "scoring"),
    Shot("schedule-recused", "schedule", "scoring", does=_recused),
    Shot("schedule-missed", "schedule", "scoring", does=_missed),
)
