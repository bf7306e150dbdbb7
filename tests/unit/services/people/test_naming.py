"""A name is corrected as the identity card has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.names import Name
from commission_app.services.people.dossier import ReadDossier
from commission_app.services.people.naming import CorrectName
from tests.support.seasons import people, refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason
    from tests.unit.services.people.test_dossier import Noted

KK, RU = Name("Қасымова", "Іңкәр", "Өмірзаққызы"), Name("Касымова", "Инкар", "Умирзаковна")


def test_the_earlier_name_is_kept(founded: SmallSeason, noted: Noted) -> None:
    one = people()[0]
    done = CorrectName(one.code, KK, RU, "Жеке куәлік бойынша")(founded.office).value
    found = ReadDossier(one.code)(founded.office)
    assert (found.names.kk, found.names.ru) == (KK, RU)
    assert [names.ru for names in found.earlier] == [one.names.ru]
    assert (done.certificates, done.update_laptops) == ((), False)
    assert noted(founded.office, "name.corrected") == [f"{one.code}: Жеке куәлік бойынша"]


def test_laptops_that_are_out_need_an_update(equipped: SmallSeason) -> None:
    code = equipped.interviews[0]
    assert CorrectName(code, KK, RU, "Қате.")(equipped.office).value.update_laptops
    equipped.carry_back("M01")


def test_look_alike_letters_are_repaired(founded: SmallSeason) -> None:
    code = founded.interviews[0]
    typed = Name("Kасымова", "Инкар", "Умирзаковна")  # K is Latin
    done = CorrectName(code, KK, typed, "Қате.")(founded.office).value
    assert done.names.ru == RU


@pytest.mark.parametrize(
    ("kk", "key"),
    [
        (Name("", "Іңкәр"), "people.name_surname"),
        (Name("Қасымова", "", "Өмірзаққызы"), "people.name_given"),
        (Name("Қасымова1", "Іңкәр"), "people.name_letters"),
        (Name("Қасымova", "Іңкәр"), "people.name_letters"),
        (Name("Қ" * 101, "Іңкәр"), "people.name_letters"),
    ],
)
def test_what_is_no_name_is_refused(founded: SmallSeason, kk: Name, key: str) -> None:
    with refused(key):
        CorrectName(founded.interviews[0], kk, RU, "Қате.")(founded.office)


def test_a_correction_needs_a_reason_and_a_difference(founded: SmallSeason) -> None:
    one = people()[0]
    here = ReadDossier(one.code)(founded.office).names
    for nothing in ("  ", "…"):
        with refused("services.reason_needed"):
            CorrectName(one.code, KK, RU, nothing)(founded.office)
    with refused("people.name_same"):
        CorrectName(one.code, here.kk, here.ru, "Қате.")(founded.office)
    with refused("people.no_candidate"):
        CorrectName("К-9999", KK, RU, "Қате.")(founded.office)
