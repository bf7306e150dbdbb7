"""One word for each interview."""

from __future__ import annotations

import pytest

from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.services.day.states import OPEN, SCORED, Known, State, state_of

SEALED = Sheet(interview="1", member="M01", slot="", ruleset="b" * 64, state="sealed", marks=())
VOID = Sheet(interview="1", member="M01", slot="", ruleset="b" * 64, state="void", marks=())


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (Known(), "waiting"),
        (Known(begun=True), "in_progress"),
        (Known(own="interrupted", begun=True), "interrupted"),
        (Known(own="interrupted"), "interrupted"),
        (Known(own="held"), "waiting"),
        (Known(own="absent"), "absent"),
        (Known(own="absent", begun=True), "in_progress"),
        (Known(own="absent", office="held"), "waiting"),
        (Known(office="absent", begun=True), "absent"),
        (Known(office="rescheduled", own="absent"), "rescheduled"),
        (Known(own="rescheduled"), "rescheduled"),
        (Known(sheet=SEALED), "sealed"),
        (Known(sheet=SEALED, where="laptop"), "sealed"),
        (Known(sheet=SEALED, where="delivered"), "delivered"),
        (Known(sheet=SEALED, where="confirmed", own="absent"), "confirmed"),
        (Known(sheet=VOID, where="confirmed"), "void"),
        (Known(contested=True), "conflict"),
        (Known(paper=True, own="absent"), "paper"),
        (Known(paper=True, begun=True), "in_progress"),
        (Known(paper=True, sheet=SEALED), "sealed"),
        (Known(paper=True, office="absent"), "absent"),
        (Known(recused=True, sheet=SEALED, contested=True), "recused"),
    ],
)
def test_the_strongest_word_wins(known: Known, state: State) -> None:
    assert state_of(known) == state


def test_what_is_open_is_not_scored() -> None:
    assert not OPEN & SCORED
