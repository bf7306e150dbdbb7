"""All about one person, behind a line in the diary."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

from commission_app.services.people.dossier import OpenDossier, ReadDossier, ShowIin
from commission_app.services.sittings import RevealMarks
from commission_app.services.workspace import Workspace
from tests.support.seasons import people, refused
from tests.unit.services.people.test_places import import_stage

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

Noted: TypeAlias = Callable[[Workspace, str], list[str]]


def test_opening_leaves_a_line_and_reading_again_leaves_none(
    founded: SmallSeason, noted: Noted
) -> None:
    one = people()[0]
    opened = OpenDossier(one.code)(founded.office).value
    assert opened == ReadDossier(one.code)(founded.office)
    assert noted(founded.office, "dossier.opened") == [one.code]
    assert opened.names.ru == one.names.ru
    assert opened.organisation.ru == one.organisation.ru


def test_the_number_is_masked_until_it_is_asked_for(founded: SmallSeason, noted: Noted) -> None:
    one = people()[0]
    dossier = OpenDossier(one.code)(founded.office).value
    assert dossier.iin == f"•••• •••• {one.iin[-4:]}"
    assert one.iin not in repr(dossier)
    assert noted(founded.office, "iin.shown") == []
    assert ShowIin(one.code)(founded.office).value == one.iin
    assert noted(founded.office, "iin.shown") == [one.code]


def test_results_of_earlier_stages_are_shown(new_office: SmallSeason) -> None:
    import_stage(new_office, 1, ["прошел"] * 5 + ["не прошел"])
    found = ReadDossier(new_office.interviews[0])(new_office.office).stages
    assert [(one.known, one.passed) for one in found] == [(True, True)] + [(False, False)] * 3


def test_sheets_are_counted_and_their_marks_stay_closed(scored: SmallSeason) -> None:
    code = scored.interviews[3]
    (seen,) = ReadDossier(code)(scored.office).appointments
    assert (seen.received, seen.expected, seen.revealed) == (3, 3, False)
    assert {one.member: one.state for one in seen.sheets} == {
        "M01": "received",
        "M02": "received",
        "M03": "received",
        "M04": "recused",
    }
    RevealMarks()(scored.office)
    (seen,) = ReadDossier(code)(scored.office).appointments
    assert seen.revealed
    assert not hasattr(seen.sheets[0], "marks")


def test_a_decision_is_shown_with_its_reason(decided: SmallSeason) -> None:
    found = ReadDossier(decided.interviews[2])(decided.office).decision
    assert found is not None
    assert (found.decision, bool(found.reason.kk)) == ("refuse", True)


@pytest.mark.parametrize("act", [ReadDossier, OpenDossier])
def test_nobody_is_found_under_a_wrong_code(
    founded: SmallSeason, act: type[ReadDossier] | type[OpenDossier]
) -> None:
    with refused("people.no_candidate"):
        act("К-9999")(founded.office)
    with refused("people.no_iin"):
        ShowIin("К-9999")(founded.office)


def test_a_laptop_has_no_dossiers(equipped: SmallSeason) -> None:
    laptop, code = equipped.workspace("M01"), equipped.interviews[0]
    for act in (ReadDossier(code), OpenDossier(code), ShowIin(code)):
        with refused("services.office_only"):
            act(laptop)
