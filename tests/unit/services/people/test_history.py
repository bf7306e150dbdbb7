"""A candidate's story, a line for each fact."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from commission_app.services.people.appointments import Reschedule
from commission_app.services.people.dossier import ReadDossier
from commission_app.services.people.naming import CorrectName
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import MORNING, people

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def kinds(season: SmallSeason, code: str) -> list[str]:
    lines = ReadDossier(code)(season.office).history
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    for line in lines:
        assert all("{" not in line.words.say(lang) for lang in LANGUAGES)
    return [line.kind for line in reversed(lines)]


def test_a_story_goes_from_the_list_to_the_decision(decided: SmallSeason) -> None:
    assert kinds(decided, decided.interviews[0]) == [
        "imported",
        "scheduled",
        "sheets",
        "revealed",
        "decided",
    ]


def test_a_corrected_name_is_told_with_its_reason(founded: SmallSeason) -> None:
    one = people()[0]
    kk = msgspec.structs.replace(one.names.kk, given="Айша")
    CorrectName(one.code, kk, one.names.ru, "Жеке куәлік бойынша")(founded.office)
    assert kinds(founded, one.code) == ["imported", "scheduled", "name"]
    said = ReadDossier(one.code)(founded.office).history[0].words.say("kk")
    assert "Айша" in said
    assert one.names.kk.given in said
    assert "Жеке куәлік бойынша" in said


def test_a_second_appointment_is_told_with_the_first(scored: SmallSeason) -> None:
    code = scored.interviews[4]
    Reschedule(code, "A", MORNING + timedelta(days=1), "Ауырып қалған.")(scored.office)
    found = kinds(scored, code)
    assert found[:2] == ["imported", "scheduled"]
    assert {"outcome", "cancelled"} <= set(found)
    assert found.count("scheduled") == 2
