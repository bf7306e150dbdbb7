"""Names and long words in narrow columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from commission_app.documents.fitting import FLOOR, balanced, name_lines, named, paragraph
from commission_app.documents.fonts import register_fonts, width_of
from commission_app.documents.styles import CELL, CELL_BOLD, ORGANISATION, mm

register_fonts()
COLUMN = 43 * mm
DOUBLE = "Дүйсенбекова-Мырзахметова Ақбаян Сұңғатоллақызы"
SINGLE = "Қ" + "ұдайбергенмұхаметжан" * 3


def test_a_name_breaks_between_words() -> None:
    lines, _ = name_lines("Ғабдуллина Ләззат Ғиззатқызы", CELL_BOLD, COLUMN)
    assert lines == ["Ғабдуллина Ләззат", "Ғиззатқызы"]


def test_a_double_surname_breaks_after_its_own_hyphen() -> None:
    lines, _ = name_lines(DOUBLE, CELL_BOLD, COLUMN)
    assert lines[0] == "Дүйсенбекова-"


def test_a_double_surname_that_fits_keeps_its_line() -> None:
    lines, _ = name_lines(DOUBLE, CELL_BOLD, 58 * mm)
    assert lines[0] == "Дүйсенбекова-Мырзахметова"


def test_a_name_that_fits_keeps_its_size() -> None:
    assert name_lines(DOUBLE, CELL_BOLD, COLUMN)[1] == CELL_BOLD.fontSize


def test_a_long_single_word_shrinks_before_it_breaks() -> None:
    lines, size = name_lines("Құдайбергенмұхаметжанұлы", CELL_BOLD, 42 * mm)
    assert (len(lines), size < CELL_BOLD.fontSize) == (1, True)


def test_no_name_shrinks_below_the_floor() -> None:
    assert name_lines(SINGLE, CELL_BOLD, COLUMN)[1] == pytest.approx(CELL_BOLD.fontSize * FLOOR)


def test_at_the_floor_a_word_breaks_with_a_visible_hyphen() -> None:
    lines, _ = name_lines(SINGLE, CELL_BOLD, COLUMN)
    assert "".join(line.removesuffix("-") for line in lines) == SINGLE


@pytest.mark.parametrize("name", [DOUBLE, SINGLE, "Ли", "А-Б-В Г", "Щ" * 90])
@pytest.mark.parametrize("width", [20.0, 60.0, COLUMN, 200.0])
def test_no_line_of_a_name_is_wider_than_its_column(name: str, width: float) -> None:
    lines, size = name_lines(name, CELL_BOLD, width)
    assert max(width_of(line, CELL_BOLD.fontName, size) for line in lines) <= width


@given(
    st.lists(st.text("АәБғКқНңОөУұүһіёщ-", min_size=1, max_size=70), min_size=1, max_size=4),
    st.floats(25, 330),
)
@settings(max_examples=150, deadline=None)
def test_whatever_the_name_all_its_letters_stand_on_its_lines(
    words: list[str], width: float
) -> None:
    lines, size = name_lines(" ".join(words), CELL_BOLD, width)
    letters = "".join(lines).replace("-", "").replace(" ", "")
    assert letters == "".join(words).replace("-", "")
    assert max(width_of(line, CELL_BOLD.fontName, size) for line in lines) <= width


def test_a_name_is_drawn_on_the_lines_that_were_measured() -> None:
    cell = named(DOUBLE, CELL_BOLD, COLUMN)
    assert cell.wrap(COLUMN, 999)[1] == len(name_lines(DOUBLE, CELL_BOLD, COLUMN)[0]) * 11.2


@pytest.mark.parametrize(
    "text", ["Щ" * 70, "<n>" + "Щ" * 70 + "</n>", "https://a.kz/" + "b" * 90]
)
def test_a_word_without_breaks_stays_within_its_column(text: str) -> None:
    cell = paragraph(text, "kk", CELL, COLUMN)
    cell.wrap(COLUMN, 999)
    assert min(cell.getActualLineWidths0()) >= 0
    assert max(cell.getActualLineWidths0()) <= COLUMN + 0.01


def test_titles_are_broken_evenly() -> None:
    title = balanced("ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ ОҚУ-АҒАРТУ МИНИСТРЛІГІ", ORGANISATION, 180)
    assert title.text == "ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ<br/>ОҚУ-АҒАРТУ МИНИСТРЛІГІ"
