"""An audit of packages at the window: what agrees is said only when it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import control_code
from commission_app.services.verifying import export_journal
from tests.support.practice import opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

WHOLE = "Всё сходится"


class Court:
    """A finished season with its journal in a file, and a window on it."""

    def __init__(self, practice: OnePractice, desk_of: Openers, folder: Path) -> None:
        made = practice("finished")
        self.journal = folder / "journal.json"
        with opened(made) as office:
            self.journal.write_bytes(export_journal(office))
            with office.read() as now:
                (protocol,) = now.facts.select(("protocol",))
        self.code = control_code(protocol.digest)
        self.driver: Driver = desk_of(made)
        self.driver.go("journal", "audit")


@pytest.fixture
def court(practice: OnePractice, desk_of: Openers, tmp_path: Path) -> Court:
    return Court(practice, desk_of, tmp_path)


def test_a_season_and_a_code_agree(court: Court) -> None:
    driver = court.driver
    driver.files.files = [court.journal]
    driver.click("Файлы…")
    assert driver.sees("journal.json")
    driver.press("Tab")
    driver.type(court.code)
    driver.click("Пересчитать")
    driver.wait_to_see(WHOLE)
    assert driver.sees(f"{court.code}: Окончательный протокол «1», сходится")


def test_what_differs_is_named(court: Court) -> None:
    half = court.journal.with_name("half.json")
    half.write_bytes(court.journal.read_bytes()[:-9])
    driver = court.driver
    driver.files.files = [court.journal, half]
    driver.click("Файлы…")
    driver.press("Tab")
    driver.type("AAAAA-AAAAA-AAAAA-AAAAA")
    driver.click("Пересчитать")
    driver.wait_to_see("2 расхождения")
    assert driver.sees("half.json: Файл журнала неполный")
    assert driver.sees("Код AAAAA-AAAAA-AAAAA-AAAAA не относится")
    assert not driver.sees(WHOLE)


def test_without_files_it_asks_for_them(court: Court) -> None:
    court.driver.click("Пересчитать")
    assert court.driver.sees("Файлы не выбраны")
    assert not court.driver.sees(WHOLE)
