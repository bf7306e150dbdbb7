"""Which set of questions is asked."""

from __future__ import annotations

from commission_app.domain.facts.kinds.commission import Slot
from commission_app.services.questions import asked, chosen

SLOT = Slot(interview="1", candidate="a" * 64, panel="A", position=1, question_set="2")


def test_the_members_choice_comes_before_the_appointments() -> None:
    assert asked(chosen("3"), SLOT) == "3"
    assert asked("", SLOT) == "2"
    assert asked(chosen(""), SLOT) == "2"


def test_nobody_chose() -> None:
    assert asked("", None) == ""
    assert chosen("3") == '{"set":"3"}'
