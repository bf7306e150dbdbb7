"""What waits for a person by now is counted as the matrix counts it, in every season."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.people.cells import light_state
from commission_app.services.people.lateness import asking, late, to_come
from commission_app.services.people.overview import ReadSeason
from commission_app.services.sealing import RecordInterview
from commission_app.views.matrix.shown import figures
from tests.support.seasons import MORNING, SmallSeason


def both(season: SmallSeason, now: datetime) -> tuple[dict[str, int], int, int]:
    """The matrix's figures, and the light ones."""
    with season.office.read() as reading:
        light = light_state(reading)
    shown = figures(ReadMatrix()(season.office), now)
    return shown, len(late(light, now)), asking(light, now)


@pytest.mark.parametrize("hours", [-2, 0.1, 3])
def test_the_season_has_the_numbers_of_the_matrix(equipped: SmallSeason, hours: float) -> None:
    one, two = equipped.interviews[:2]
    for member in ("M01", "M02", "M03", "M04"):
        equipped.score(member, one, 4)
    equipped.score("M01", two, 3)
    equipped.carry("M01", "M02", "M03", "M04")
    RecordInterview(equipped.interviews[5], "absent", "Не явился.")(equipped.office)
    now = MORNING + timedelta(hours=hours)
    shown, missed, asked = both(equipped, now)
    assert (missed, asked) == (shown.get("missing", 0), shown["asks"])
    assert missed >= 3  # of the second interview, whatever the schedule says
    equipped.clock.at(now)
    assert ReadSeason()(equipped.office).figures.asking == asked


def test_an_interview_whose_time_has_passed_in_silence_is_missed(equipped: SmallSeason) -> None:
    assert both(equipped, MORNING - timedelta(hours=1))[1:] == (0, 0)
    late_one = both(equipped, MORNING + timedelta(hours=9))
    assert late_one[1] == len(equipped.interviews) * 4


def test_what_is_to_come_begins_to_ask_at_its_time(equipped: SmallSeason) -> None:
    before, after = MORNING - timedelta(hours=1), MORNING + timedelta(hours=9)
    with equipped.office.read() as reading:
        light = light_state(reading)
    coming = to_come(light, before)
    assert sum(count for _, count in coming) == asking(light, after)
    assert min(at for at, _ in coming) == MORNING
    assert to_come(light, after) == ()


def test_a_closed_day_leaves_nothing(scored: SmallSeason) -> None:
    shown, missed, asked = both(scored, MORNING + timedelta(days=2))
    assert (missed, asked) == (shown.get("missing", 0), shown["asks"]) == (0, 0)
