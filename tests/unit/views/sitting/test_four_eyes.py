"""A second person at the window of the reveal: asked for, confirmed, lifted with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.consolidating import (
    ConfirmConsolidation,
    ReadFourEyes,
    SetFourEyes,
)
from commission_app.services.vaults.people import AddUser

if TYPE_CHECKING:
    from tests.unit.views.sitting.test_sitting_view import Rooms


def test_one_person_confirms_and_another_reveals(room: Rooms) -> None:
    here = room("delivered")
    workspace, driver = here.driver.desk._workspace, here.driver
    AddUser(driver.season.passphrase, "Айгүл", "жеті рет өлшеп кес")(workspace, 14)
    driver.click("Новое заседание")
    driver.click("Открыть заседание")
    complete = sum(one.complete for one in here.sitting.waiting)
    driver.click(f"Раскрыть баллы · {complete}")
    driver.click("Требовать второго человека")
    driver.wait_to_see("подтверждает второй человек")
    driver.click("Раскрыть полные · 0")
    assert not here.sitting.list
    driver.click(f"Подтвердить полные · {complete}")
    driver.settle()
    assert set(ReadFourEyes()(workspace).confirmed.values()) == {workspace.user}
    driver.click("Раскрыть полные · 0")  # one's own word is no second one
    assert not here.sitting.list
    assert not driver.refused


def test_what_the_other_confirmed_is_revealed(room: Rooms) -> None:
    here = room("delivered")
    workspace, driver = here.driver.desk._workspace, here.driver
    AddUser(driver.season.passphrase, "Айгүл", "жеті рет өлшеп кес")(workspace, 14)
    SetFourEyes(on=True)(workspace)
    first, workspace.user = workspace.user, "Айгүл"
    ConfirmConsolidation()(workspace)
    workspace.user = first
    driver.click("Новое заседание")
    driver.click("Открыть заседание")
    complete = sum(one.complete for one in here.sitting.waiting)
    driver.click(f"Раскрыть баллы · {complete}")
    driver.click(f"Раскрыть полные · {complete}")
    assert len(here.sitting.list) == complete


def test_the_rule_is_lifted_with_a_reason(room: Rooms) -> None:
    here = room("delivered")
    workspace, driver = here.driver.desk._workspace, here.driver
    AddUser(driver.season.passphrase, "Айгүл", "жеті рет өлшеп кес")(workspace, 14)
    driver.click("Новое заседание")
    driver.click("Открыть заседание")
    complete = sum(one.complete for one in here.sitting.waiting)
    driver.click(f"Раскрыть баллы · {complete}")
    driver.click("Требовать второго человека")
    driver.wait_to_see("Больше не требовать")
    driver.click("Больше не требовать")
    assert ReadFourEyes()(workspace).on  # the reason comes first
    driver.type("Айгүл больна.")
    driver.click("Больше не требовать")
    driver.wait_to_see("Баллы может раскрыть один человек")
    assert not ReadFourEyes()(workspace).on
