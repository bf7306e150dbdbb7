"""What stands on the screen stands on paper and in the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import python_calamine

from commission_app.services.people.print_seen import MOST_ON_PAPER, PrintSeen, Seen, seen_pdf
from tests.support import pdf
from tests.support.seasons import refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.seasons import SmallSeason
    from tests.unit.services.people.test_dossier import Noted

ROWS = (("К-0301", "Касымов Даулет"), ("К-0252", "=СУММ(A1)"), ("К-0219", ""))
SEEN = Seen("Үміткерлер", ("Коды", "Аты-жөні"), ROWS, "kk", ("5-кезең",))


def test_a_workbook_holds_the_texts(founded: SmallSeason, tmp_path: Path, noted: Noted) -> None:
    out = tmp_path / "seen.xlsx"
    assert PrintSeen("candidates", SEEN, out)(founded.office).value == out
    book = python_calamine.CalamineWorkbook.from_path(str(out))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows == [["Коды", "Аты-жөні"], *map(list, ROWS)]
    assert noted(founded.office, "table.printed") == ["candidates 3 xlsx"]


def test_a_pdf_holds_the_texts_and_who_made_it(founded: SmallSeason, tmp_path: Path) -> None:
    out = tmp_path / "seen.pdf"
    PrintSeen("candidates", SEEN, out)(founded.office)
    said = pdf.text(out.read_bytes())
    for text in ("Үміткерлер", "5-кезең", "К-0301 Касымов Даулет", "Барлығы: 3", "secretary"):
        assert text in said


@pytest.mark.parametrize("name", ["seen.docx", "seen"])
def test_another_kind_of_file_is_refused(
    founded: SmallSeason, tmp_path: Path, name: str, noted: Noted
) -> None:
    with refused("people.print_ending"):
        PrintSeen("candidates", SEEN, tmp_path / name)(founded.office)
    assert not (tmp_path / name).exists()
    assert noted(founded.office, "table.printed") == []


def test_names_do_not_lie_inside_a_workspace(founded: SmallSeason) -> None:
    with refused("services.inside_workspace"):
        PrintSeen("candidates", SEEN, founded.office.folder / "seen.xlsx")(founded.office)


def test_too_many_rows_go_into_a_workbook(founded: SmallSeason) -> None:
    many = Seen("x", ("a",), (("1",),) * (MOST_ON_PAPER + 1), "ru")
    with refused("people.print_rows"):
        seen_pdf(founded.office, many)


def test_an_empty_table_is_printed_too(founded: SmallSeason) -> None:
    assert "Барлығы: 0" in pdf.text(seen_pdf(founded.office, Seen("x", ("a",), (), "kk")))


def test_a_crooked_table_is_a_bug(founded: SmallSeason, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="width"):
        PrintSeen("x", Seen("x", ("a", "b"), (("1",),), "ru"), tmp_path / "x.xlsx")(
            founded.office
        )
