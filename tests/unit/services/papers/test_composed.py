"""The protocol says by which order the commission acts, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.language import Bilingual
from commission_app.services.office.requisites import KeepRequisites
from commission_app.services.papers.composed import composed
from commission_app.services.papers.gathering import gather
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.people.members import ReadCommission
from commission_app.services.people.membership import ChangeCommission
from commission_app.services.verifying import Verify
from commission_app.shared.world import ASTANA
from tests.support.offices import audit, device, extract
from tests.unit.services.paper_sheets.test_in_protocol import text

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

NAME = Bilingual("Іріктеу комиссиясы", "Отборочная комиссия")


def basis(season: SmallSeason) -> Bilingual | None:
    with season.office.read() as now:
        return composed(now.facts, gather(now.facts, now.own, ASTANA))


def test_without_an_order_nothing_is_said(founded: SmallSeason) -> None:
    assert basis(founded) is None


def test_name_number_and_day_stand_in_both_languages(founded: SmallSeason) -> None:
    ChangeCommission(NAME, "298", "2026-08-03")(founded.office)
    assert basis(founded) == Bilingual(
        "Іріктеу комиссиясы. Құрамы 2026 жылғы 3 тамыздағы № 298 бұйрықпен бекітілген.",
        "Отборочная комиссия. Состав утверждён приказом от 3 августа 2026 года № 298.",
    )
    ChangeCommission(Bilingual("", ""), "298")(founded.office)
    assert basis(founded) == Bilingual(
        "Құрамы № 298 бұйрықпен бекітілген.", "Состав утверждён приказом № 298."
    )


@pytest.mark.parametrize(
    ("ru", "cited"),
    [("Приказ от 3 августа 2026 года № 298", True), ("Приказ № 2987; приказ № 1298", False)],
)
def test_what_the_basis_cites_itself_is_not_said_twice(
    founded: SmallSeason, ru: str, *, cited: bool
) -> None:
    ChangeCommission(NAME, "298", "2026-08-03")(founded.office)
    KeepRequisites([("basis", Bilingual("№ 298 бұйрық", ru))])(founded.office)
    assert (basis(founded) is None) == cited


def test_a_season_begins_with_the_name_of_a_commission_and_not_of_a_sitting(
    founded: SmallSeason,
) -> None:
    name = ReadCommission()(founded.office).title
    assert name.ru == ("Отборочная комиссия по проекту «1000 лидеров изменений в образовании»")
    assert name.kk.endswith("жобасы бойынша іріктеу комиссиясы")


def test_the_heading_that_earlier_programs_recorded_is_no_name(founded: SmallSeason) -> None:
    with founded.office.read() as now:
        rules = now.rules()[1].rules
    heading = rules.documents.requisites.commission_heading
    assert isinstance(heading, Bilingual)
    before = ReadCommission()(founded.office).title
    ChangeCommission(heading, "298", "2026-08-03")(founded.office)
    assert ReadCommission()(founded.office).title == before
    told = basis(founded)
    assert told is not None
    assert told.ru.startswith("Отборочная комиссия по проекту")


def test_it_is_printed_and_the_protocol_verifies_and_is_audited(decided: SmallSeason) -> None:
    ChangeCommission(NAME, "298", "2026-08-03")(decided.office)
    said = text(decided, "protocol").replace("-", "")  # words are hyphenated
    assert "Состав утверждён приказом от 3 августа 2026 года № 298." in said
    done = FinaliseProtocol("1")(decided.office).value
    assert Verify((done.code,))(decided.office).ok
    device(decided, "auditor")
    assert audit(decided, extract(decided, "auditor"), codes=(done.code,)).findings == ()
