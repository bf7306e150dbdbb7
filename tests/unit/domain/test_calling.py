from __future__ import annotations

from commission_app.domain.calling import listed, short
from commission_app.domain.language import Bilingual

NAME = Bilingual("Сейтқали Айгүл Бекболатқызы", "Сейткали Айгуль")


def test_a_name_is_shortened_to_surname_and_initials() -> None:
    assert short(NAME) == Bilingual("Сейтқали\xa0А.\xa0Б.", "Сейткали\xa0А.")
    assert short(Bilingual("", "")) == Bilingual("", "")


def test_several_stand_one_after_the_other() -> None:
    other = Bilingual("Ким Анна", "Ким Анна")
    assert listed([NAME, other]).ru == "Сейткали\xa0А., Ким\xa0А."
    assert listed([]) == Bilingual("", "")
