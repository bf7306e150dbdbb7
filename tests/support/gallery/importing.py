"""Import: columns recognised, what a file would do, what looks wrong, done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.services.people.candidates import ReadCandidates
from tests.support.gallery.shot import Shot
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.views.importing.importing_view import ImportingView
    from tests.support.desks import Driver

PEOPLE = "candidates.xlsx"
HEADINGS = ("ИИН", "Фамилия", "Имя", "Отчество", "Область", "Дата рождения", "Примечание")
ROWS = (
    ("850713300122", "Ахметов", "Нурлан", "Серикович", "ЮКО", "13.07.1985", ""),
    ("40803450127", "Касымова", "Айгуль", "", "Чимкент", "03.08.1984", "2-й участок"),
    ("910231300455", "Оспанов", "Ерлан", "Маратович", "Абайская область", "", ""),
    ("123456789012", "Kасымова", "Дана", "", "Нарния", "30.02.1991", ""),
    ("780101400", "", "Гульнара", "", "город Алматы", "вчера", ""),
)


def _begin(driver: Driver, stage: int, file: Path) -> ImportingView:
    """This file, from the first step on; the columns are shown."""
    found: Any = driver.work.pages.screen_in_front
    view: ImportingView = found
    view._begin_anew()
    view._source.what.choose(str(stage))
    view._source.bring((file,))
    driver.settle()
    return view


def _columns(driver: Driver) -> None:
    _begin(driver, 0, driver.season.folder / PEOPLE)


def _unknown(driver: Driver) -> None:
    """A heading that says nothing, and a number that is not found."""
    rows = (("Номер", *HEADINGS[1:]), *ROWS)
    _begin(driver, 0, write_xlsx(driver.season.folder / "Область 5.xlsx", rows))


def _check(driver: Driver) -> None:
    rows = (HEADINGS, *ROWS)
    view = _begin(driver, 0, write_xlsx(driver.season.folder / "Жетісу 2026.xlsx", rows))
    view._next.click()


def _no_table(driver: Driver) -> None:
    file = driver.season.folder / "тізім.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(200))
    _begin(driver, 0, file)


def _ranks(driver: Driver) -> None:
    """Places where scores are wanted."""
    codes = [row.code for row in driver.ask(ReadCandidates()).rows]
    rows = (("Код", "Балл"), *((code, str(n)) for n, code in enumerate(codes, 1)))
    view = _begin(driver, 1, write_xlsx(driver.season.folder / "орындар.xlsx", rows))
    view._next.click()


def _take(driver: Driver) -> None:
    view = _begin(driver, 0, driver.season.folder / PEOPLE)
    view._next.click()
    driver.settle()
    view._next.click()


SHOTS = (
    Shot("import-founded", "import", "founded"),
    Shot("import-columns", "import", "founded", does=_columns),
    Shot("import-unknown", "import", "founded", does=_unknown),
    Shot("import-check", "import", "founded", does=_check),
    Shot("import-refused", "import", "founded", does=_no_table),
    Shot("import-guard", "import", "imported", does=_ranks),
    Shot("import-done", "import", "founded", does=_take, spoils=True),
)
