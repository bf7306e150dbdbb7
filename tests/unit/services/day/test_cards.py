"""What a member may see of a candidate."""

from __future__ import annotations

from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.language import Bilingual, Trilingual
from commission_app.domain.names import Name, Names
from commission_app.services.day.cards import UNTOLD, card_of, guest_card, region_of

ONE = Candidate(
    code="L26-0001",
    names=Names(Name("Әбенова", "Айгүл"), Name("Абенова", "Айгуль")),
    region="KZ-71",
    organisation=Bilingual("№ 1 мектеп", "Школа № 1"),
    position=Bilingual("директор", "директор"),
    language="kk",
)


def test_a_second_appointment_is_of_the_same_person() -> None:
    card = card_of("L26-0001/2", ONE, full=True)
    assert (card.interview, card.code) == ("L26-0001/2", "L26-0001")
    assert card.names == Bilingual("Әбенова Айгүл", "Абенова Айгуль")


def test_only_the_code_and_the_language_where_the_rules_say_so() -> None:
    card = card_of("L26-0001", ONE, full=False)
    assert (card.names, card.organisation, card.position) == (UNTOLD, UNTOLD, UNTOLD)
    assert (card.language, card.region.kk) == ("kk", "")


def test_a_person_whose_name_was_withheld_is_a_code() -> None:
    assert card_of("L26-0001", None, full=True).names == UNTOLD


def test_a_guest_is_called_as_on_the_slip() -> None:
    card = guest_card("L26-9", "Ахметов Болат")
    assert (card.names, card.listed) == (Bilingual("Ахметов Болат", "Ахметов Болат"), False)


def test_an_unknown_region_is_shown_by_its_code() -> None:
    assert region_of("KZ-71").ru == "город Астана"
    assert region_of("XX") == Trilingual("XX", "XX", "XX")
