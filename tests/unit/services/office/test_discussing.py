"""What an interview is discussed with: each thing once, with the members that it is about."""

from __future__ import annotations

from datetime import timedelta

from commission_app.services.office.attending import Arrive
from commission_app.services.office.discussing import discussed_one
from commission_app.services.office.state import people, state_of
from commission_app.services.sittings import OpenSitting
from tests.support.seasons import MEMBERS, MORNING, SmallSeason


def flags(season: SmallSeason, interview: str, lang: str = "ru") -> list[str]:
    with season.office.read() as now:
        state = state_of(season.office, now)
        who = people(now, [interview])
        found = discussed_one(state, who, interview, season.office.world.now())
    return [one.say("kk" if lang == "kk" else "ru") for one in found.flags]


def test_members_who_were_marked_absent_are_named_once_each(equipped: SmallSeason) -> None:
    equipped.score_all()
    equipped.carry(*MEMBERS)
    equipped.clock.at(MORNING + timedelta(hours=3))
    OpenSitting("A", "panel")(equipped.office)
    Arrive("A", MEMBERS, equipped.office.world.now())(equipped.office)
    (line,) = [one for one in flags(equipped, equipped.interviews[0]) if "отсутств" in one]
    start, _, names = line.partition(": ")
    assert start == "Лист от члена комиссии, отмеченного отсутствующим"
    assert len(set(names.split(", "))) == len(MEMBERS)
    assert "Сарсенбаева\xa0А.\xa0К." in names
    kk = [one for one in flags(equipped, equipped.interviews[0], "kk") if "Сәрсенбаева" in one]
    assert len(kk) == 1
