"""Sentences as values: said in the language of the moment, with everything inside them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from commission_app.domain.language import Bilingual, Trilingual
from commission_app.services.sentences import chained, counted, said, told
from commission_app.shared.errors import UserError


def test_a_sentence_inside_a_sentence_is_said_in_the_same_language() -> None:
    one = said("office.file_taken", sender="CM-01", new=counted("office.n_new", 2))
    whole = said(one.key, **dict(one.values), corrected="–", missing="–")
    assert whole.say("ru") == "CM-01: 2 новых листа, –, –."
    assert whole.say("en") == "CM-01: 2 new sheets, –, –."


def test_plural_forms_follow_the_language() -> None:
    forms = [counted("office.n_new", n).say("ru") for n in (1, 3, 42, 5)]
    assert forms == ["1 новый лист", "3 новых листа", "42 новых листа", "5 новых листов"]


def test_values_are_written_as_the_language_writes_them() -> None:
    def reason(value: object) -> dict[str, str]:
        one = said("office.reason", reason=value)
        return {"kk": one.say("kk"), "ru": one.say("ru"), "en": one.say("en")}

    assert reason(Bilingual("қаз", "рус"))["en"] == "Reason: рус"
    assert reason(Trilingual("қаз", "рус", "eng"))["en"] == "Reason: eng"
    assert reason(Decimal("24.40"))["ru"] == "Причина: 24,40"
    assert reason(Decimal("24.40"))["en"] == "Reason: 24.40"
    moment = datetime(2026, 9, 30, 10, 5, tzinfo=UTC)
    assert reason(moment)["kk"] == "Себебі: 30.09.2026 10:05"


def test_a_refusal_is_a_sentence_and_equal_ones_are_equal() -> None:
    error = UserError("office.need_closing", sitting="P")
    assert told(error) == said("office.need_closing", sitting="P")
    assert len({told(error), said("office.need_closing", sitting="P")}) == 1


def test_several_sentences_stand_in_one_line_and_none_is_none() -> None:
    one, two, three = (said("office.need_closing", sitting=code) for code in "ABC")
    whole = chained([one, two, three])
    assert whole is not None
    assert whole.say("ru") == "; ".join(each.say("ru") for each in (one, two, three))
    assert (chained([one]), chained([])) == (one, None)
