"""A candidate leaves the selection by command line, and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import REFUSED, USAGE
from commission_app.services.sample.people import applicants

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line


@pytest.fixture
def scheduled(peopled: Line) -> Line:
    """Three candidates, admitted by every stage and in the schedule."""
    people = applicants(1, 3)
    rows = [(one.code, one.iin, one.names.ru.full) for one in people]
    table = peopled.table("people.csv", ("Код", "ИИН", "ФИО"), *rows)
    assert peopled.here("candidates", "import", table).code == 0
    assert peopled.here("schedule", "--panels", "1", "--seed", "lot").code == 0
    return peopled


def code_of(line: Line) -> str:
    return applicants(1, 3)[0].code


def test_who_withdrew_is_out_and_the_appointment_is_told(scheduled: Line) -> None:
    code = code_of(scheduled)
    words = ("candidates", "withdraw", code, "--reason", "Application of 5 October")
    said = scheduled.here(*words, "--json")
    assert said.found == {"candidate": code, "status": "withdrawn", "interview": code}
    again = scheduled.here(*words)
    assert again.code == REFUSED
    assert "recorded already" in again.err


def test_it_is_said_in_words_and_taken_back(scheduled: Line) -> None:
    code = code_of(scheduled)
    words = ("candidates", "withdraw", code, "--as", "excluded", "--reason", "Order 7")
    assert scheduled.here(*words).out == (
        f"{code} takes no part in the selection any more.\n"
        f"Interview {code} still stands in the schedule: take it out on the page Schedule.\n"
    )
    said = scheduled.here("candidates", "readmit", code, "--reason", "Order 8")
    assert said.out == f"{code} takes part in the selection again.\n"
    assert scheduled.here("candidates", "readmit", code, "--reason", "Order 8").code == REFUSED


def test_without_a_reason_or_with_another_word_it_is_wrong_usage(scheduled: Line) -> None:
    code = code_of(scheduled)
    assert scheduled.here("candidates", "withdraw", code).code == USAGE
    words = ("candidates", "withdraw", code, "--as", "ill", "--reason", "R")
    assert scheduled.here(*words).code == USAGE
    words = ("candidates", "withdraw", code, "--reason", " ")
    assert scheduled.here(*words).code == REFUSED


def test_nobody_of_that_code_is_refused(scheduled: Line) -> None:
    said = scheduled.here("candidates", "withdraw", "L26-99999", "--reason", "R")
    assert said.code == REFUSED
    assert "L26-99999" in said.err
