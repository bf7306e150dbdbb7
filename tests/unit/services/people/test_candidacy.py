"""A candidate leaves the selection by the office's word, and comes back by another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.body import LINE
from commission_app.domain.facts.kinds.people import Status
from commission_app.services.people.candidacy import SetStatus
from commission_app.services.people.candidates import ReadCandidates
from commission_app.services.people.dossier import ReadDossier
from tests.support.seasons import people, refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason
    from tests.unit.services.people.test_dossier import Noted

WHY = "Өтініш 12.10.2026"


def test_who_withdrew_is_out_and_comes_back(founded: SmallSeason, noted: Noted) -> None:
    code = founded.interviews[0]
    left = SetStatus(code, "withdrawn", WHY)(founded.office).value
    assert left == code, "the appointment still stands"
    assert ReadDossier(code)(founded.office).place.state == "withdrawn"
    SetStatus(code, "admitted", "Өтініш қайтарылды")(founded.office)
    assert ReadDossier(code)(founded.office).place.state == "scheduled"
    assert noted(founded.office, "status.changed") == [
        f"{code}: {WHY}",
        f"{code}: Өтініш қайтарылды",
    ]


def test_a_basis_is_kept_whole_or_refused(founded: SmallSeason) -> None:
    code = founded.interviews[0]
    with refused("conflicts.reason_long"):
        SetStatus(code, "withdrawn", "ә" * (LINE + 1))(founded.office)
    SetStatus(code, "withdrawn", "ә" * LINE)(founded.office)
    with founded.office.read() as now:
        one = now.facts.current_one(Status, code)
    assert one is not None
    assert one[1].basis == "ә" * LINE


def test_the_list_says_who_was_excluded(founded: SmallSeason) -> None:
    code = people()[-1].code
    SetStatus(code, "excluded", WHY)(founded.office)
    rows = ReadCandidates()(founded.office).rows
    assert next(row for row in rows if row.code == code).place.word == "excluded"


def test_what_cannot_be_said_is_refused(founded: SmallSeason) -> None:
    code = founded.interviews[0]
    for nothing in ("  ", "…", "..."):
        with refused("services.reason_needed"):
            SetStatus(code, "withdrawn", nothing)(founded.office)
    with refused("people.status_same"):
        SetStatus(code, "admitted", WHY)(founded.office)
    SetStatus(code, "withdrawn", WHY)(founded.office)
    with refused("people.status_same"):
        SetStatus(code, "withdrawn", WHY)(founded.office)
    with refused("people.no_candidate"):
        SetStatus("К-9999", "withdrawn", WHY)(founded.office)


def test_after_a_decision_only_a_sitting_changes_it(decided: SmallSeason) -> None:
    with refused("people.status_decided"):
        SetStatus(decided.interviews[0], "withdrawn", WHY)(decided.office)
