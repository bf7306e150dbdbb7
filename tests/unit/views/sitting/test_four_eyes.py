"""A second person at the window of the reveal: asked for, confirmed, lifted with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from commission_app.services.consolidating import (
    ConfirmConsolidation,
    ReadFourEyes,
    SetFourEyes,
)
from commission_app.services.four_eyes.second import Second
from commission_app.services.vaults.people import AddUser
from commission_app.views.secrets.second_part import SecondPart

if TYPE_CHECKING:
    from tests.unit.views.sitting.conftest import Room
    from tests.unit.views.sitting.test_sitting_view import Rooms


AIGUL = Second("Айгүл", "жеті рет өлшеп кес")


def with_aigul(room: Rooms, *, confirmed: bool = False) -> Room:
    """A sitting over what was delivered, at an office with a second person.

    `confirmed`: that one said before that it is complete.
    """
    here = room("delivered")
    workspace, driver = here.driver.desk._workspace, here.driver
    AddUser(driver.season.passphrase, AIGUL.user, AIGUL.secret)(workspace, 14)
    if confirmed:
        SetFourEyes(on=True, second=AIGUL)(workspace)
        first, workspace.user = workspace.user, AIGUL.user
        ConfirmConsolidation()(workspace)
        workspace.user = first
    driver.click("Новое заседание")
    driver.click("Открыть заседание")
    return here


def typed() -> None:
    """The second person types."""
    (part,) = (
        one
        for one in QApplication.allWidgets()
        if isinstance(one, SecondPart) and one.isVisible()
    )
    part.secret.editor.setText(AIGUL.secret)


def asked_for(here: Room) -> None:
    """The rule begins with a second person's passphrase, and not without it."""
    driver = here.driver
    driver.click("Требовать второго человека")
    driver.wait_to_see("Пароль второго человека")
    driver.click("Требовать второго человека")
    driver.wait_to_see("Второй человек вводит свой пароль")
    typed()
    driver.click("Требовать второго человека")
    driver.wait_to_see("Полноту должен подтвердить другой сотрудник")


def test_one_person_confirms_and_another_reveals(room: Rooms) -> None:
    here = with_aigul(room)
    workspace, driver = here.driver.desk._workspace, here.driver
    complete = sum(one.complete for one in here.sitting.waiting)
    driver.click(f"Раскрыть баллы · {complete}")
    asked_for(here)
    driver.click("Раскрыть полные · 0")
    assert not here.sitting.list
    driver.click(f"Подтвердить полные · {complete}")
    driver.settle()
    assert set(ReadFourEyes()(workspace).confirmed.values()) == {workspace.user}
    driver.click("Раскрыть полные · 0")  # one's own word is no second one
    assert not here.sitting.list
    assert not driver.refused


def test_what_the_other_confirmed_is_revealed(room: Rooms) -> None:
    here = with_aigul(room, confirmed=True)
    complete = sum(one.complete for one in here.sitting.waiting)
    here.driver.click(f"Раскрыть баллы · {complete}")
    here.driver.click(f"Раскрыть полные · {complete}")
    assert len(here.sitting.list) == complete


def test_the_rule_is_lifted_with_a_reason(room: Rooms) -> None:
    here = with_aigul(room)
    workspace, driver = here.driver.desk._workspace, here.driver
    complete = sum(one.complete for one in here.sitting.waiting)
    driver.click(f"Раскрыть баллы · {complete}")
    asked_for(here)
    driver.click("Больше не требовать")
    assert ReadFourEyes()(workspace).on  # a reason and a second person come first
    driver.type("Айгүл больна.")
    driver.click("Больше не требовать")
    driver.settle()
    assert ReadFourEyes()(workspace).on
    typed()
    driver.click("Больше не требовать")
    driver.wait_to_see("Баллы может раскрыть один человек")
    assert not ReadFourEyes()(workspace).on


def test_where_a_second_person_is_awaited_the_keys_stay_in_the_panel(room: Rooms) -> None:
    here = with_aigul(room)
    workspace, driver = here.driver.desk._workspace, here.driver
    SetFourEyes(on=True, second=AIGUL)(workspace)
    here.screen._table.reveal()
    driver.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert here.screen._table.asides.reveal.isAncestorOf(focused)
