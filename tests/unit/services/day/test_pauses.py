"""The clock of an interview counts what was talked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from commission_app.services.day.bench import ReadSheet
from commission_app.services.day.pauses import Pauses
from commission_app.services.day.repairs import Interrupt, Resume
from commission_app.services.scoring import GiveMark
from tests.support.seasons import CRITERIA, SmallSeason

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


def seen(laptop: Workspace, interview: str) -> Pauses:
    return ReadSheet(interview)(laptop).pauses


def test_the_time_of_an_interruption_is_not_the_candidate_s(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    GiveMark(one, CRITERIA[0], 4)(laptop)
    assert seen(laptop, one) == Pauses()
    Interrupt(one, "Өрт дабылы")(laptop)
    since = seen(laptop, one).since
    assert since is not None
    equipped.clock.at(since + timedelta(minutes=40))
    Resume(one)(laptop)
    first = seen(laptop, one)
    assert first.since is None
    assert timedelta(minutes=40) <= first.over < timedelta(minutes=41)
    Interrupt(one, "Жарық сөнді")(laptop)
    assert seen(laptop, one).over == first.over


def test_what_was_before_the_first_mark_is_not_counted(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    Interrupt(one, "Бірінші балға дейін")(laptop)
    Resume(one)(laptop)
    GiveMark(one, CRITERIA[0], 4)(laptop)
    assert seen(laptop, one) == Pauses()
