"""What somebody remembers of a person is enough to find them."""

from __future__ import annotations

import pytest

from commission_app.domain.searching import Findable, index

PEOPLE = (
    ("К-0226", "Қасымова Іңкәр Өмірзаққызы", "Касымова Инкар Умирзаковна", "840803450127"),
    ("К-0252", "Касымова Ольга Викторовна", "Касымова Ольга Викторовна", "900101400001"),
    ("К-0331", "Соловьёв Пётр Ильич", "Соловьёв Пётр Ильич", "700202300128"),
    ("L26-7K3F9", "Әбілқасымов Нұрлан", "Абилкасымов Нурлан", "750505301127"),
)
INDEX = index(Findable(code, (kk, ru), iin) for code, kk, ru, iin in PEOPLE)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", (0, 1, 2, 3)),
        ("   ", (0, 1, 2, 3)),
        ("касым", (0, 1)),
        ("Қасым", (0, 1)),
        ("Kasymova", (0, 1)),
        ("qasymova inkar", (0,)),
        ("Касымовa", (0, 1)),  # the last letter is Latin
        ("ольга касымова", (1,)),
        ("викторовна ольга", (1,)),
        ("касымова инкар", (0,)),
        ("соловьев петр", (2,)),
        ("Solovyev", (2,)),
        ("К-0226", (0,)),
        ("k-0226", (0,)),
        ("0331", (2,)),
        ("l267k3f9", (3,)),
        ("L26-7К3", (3,)),  # К is Cyrillic here
        ("илкасым", (3,)),  # within a word, where nobody's word begins so
        ("иль", (2,)),
        ("касымова петр", ()),
        ("жумабаев", ()),
    ],
)
def test_a_query_finds(query: str, found: tuple[int, ...]) -> None:
    assert INDEX.matches(query) == found


def test_last_digits_of_the_number_find_where_it_is_known() -> None:
    assert INDEX.matches("0127") == (0,)
    assert INDEX.matches("840803450127") == (0,)
    assert index([Findable("К-1", ("Ким",))]).matches("0127") == ()


def test_fewer_digits_are_no_number() -> None:
    assert INDEX.matches("127") == ()


def test_a_number_is_not_shown() -> None:
    assert "840803450127" not in repr(INDEX) + repr(Findable("К-1", (), "840803450127"))
