import msgspec
import pytest

from commission_app.domain.language import Bilingual
from commission_app.domain.ruleset import (
    CertificateRule,
    PassRule,
    Requisites,
    RuleSet,
    VoteRule,
    requisites_from_json,
    ruleset_from_json,
    unset,
    with_requisites,
)
from commission_app.domain.ruleset_check import validate
from commission_app.shared import canonical
from commission_app.shared.errors import UserError
from commission_app.shared.paths import resources
from tests.support.rules import preset


def test_the_preset_survives_the_canonical_form() -> None:
    raw = canonical.encode(preset())

    assert canonical.read(msgspec.json.Decoder(RuleSet), raw) == preset()


def test_the_preset_names_what_the_customer_must_answer() -> None:
    assert unset(preset()) == (
        "basis",
        "appeal_note",
        "signatory_position",
        "signatory_name",
        "category_wording",
        "legal_effect",
    )


def test_answers_leave_nothing_unset_and_none_is_an_answer() -> None:
    fields = {name: Bilingual("қ", "р") for name in Requisites.__struct_fields__}
    answered = msgspec.convert(
        {k: msgspec.to_builtins(v) for k, v in fields.items()} | {"legal_effect": None},
        Requisites,
    )

    assert unset(with_requisites(preset(), answered)) == ()


def test_the_preset_has_six_equal_criteria_with_one_critical() -> None:
    assert [c.code for c in preset().criteria if c.weight == "1"] == [
        f"C{n}" for n in range(1, 7)
    ]
    assert [c.code for c in preset().criteria if c.critical] == ["C6"]
    assert preset().criterion("C6").min_mean == "2.5"


def test_the_preset_has_anchors_for_one_three_and_five() -> None:
    assert {tuple(a.level for a in c.anchors) for c in preset().criteria} == {(1, 3, 5)}


def test_the_preset_has_the_five_stages_of_the_project() -> None:
    kinds = [preset().stage(n).kind for n in range(1, 6)]

    assert kinds == ["test", "training", "internship", "final_assessment", "interview"]


def test_an_unknown_criterion_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        preset().criterion("C9")
    assert refused.value.key == "rules.criterion_unknown"


def test_an_unknown_stage_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        preset().stage(4 + 2)
    assert refused.value.key == "rules.stage_unknown"


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"title": 1}', b"[" * 100_000, b"\xff"])
def test_a_file_that_is_no_ruleset_is_refused(raw: bytes) -> None:
    with pytest.raises(UserError) as refused:
        ruleset_from_json(raw)
    assert refused.value.key == "rules.unreadable"


def test_an_unknown_field_is_refused() -> None:
    raw = canonical.encode(preset()).replace(b'"title"', b'"titel"', 1)

    with pytest.raises(UserError):
        ruleset_from_json(raw)


@pytest.mark.parametrize("text", ["1e3", "-1", "01", "1,5", "1.", ".5", "60\n", "NaN", "", "٣"])
def test_only_plain_decimals_are_amounts(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"percent_of_max": text}, PassRule)


@pytest.mark.parametrize("text", ["{seq}", "KZL-{yyyy}", "{seq:06d}{seq:06d}", "a b{seq:06d}"])
def test_a_number_format_holds_one_running_number(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"number_format": text}, CertificateRule)


def test_a_number_format_is_a_format() -> None:
    assert CertificateRule().number_format.format(yyyy=2026, seq=7) == "KZL-2026-000007"


@pytest.mark.parametrize("field", ["secretary_votes", "proxy_votes"])
def test_no_ruleset_gives_a_secretary_or_a_proxy_a_vote(field: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({field: True}, VoteRule)


def test_the_practice_answers_leave_no_question() -> None:
    raw = (resources() / "presets" / "practice-requisites.json").read_bytes()

    answered = with_requisites(preset(), requisites_from_json(raw))

    assert unset(answered) == ()
    validate(answered)


def test_answers_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(UserError) as refused:
        requisites_from_json(b'{"basis": 5}')
    assert refused.value.key == "rules.unreadable"


WHY = {"kk": "Неге?", "ru": "Почему?", "en": "Why?"}
EMPTY = {"kk": " ", "ru": "Почему?", "en": "Why?"}


def with_sets(*sets: tuple[str, tuple[str, ...]], text: dict[str, str] = WHY) -> bytes:
    """The preset with these sets: a code, and the criteria that it asks about."""
    said = msgspec.json.decode(msgspec.json.encode(preset()))
    said["question_sets"] = [
        {"code": code, "questions": [{"criterion": c, "text": text} for c in asked]}
        for code, asked in sets
    ]
    return msgspec.json.encode(said)


def test_rules_without_question_sets_stay_the_bytes_that_they_were() -> None:
    assert preset().sets == ()
    assert b"question_sets" not in canonical.encode(preset())


def test_question_sets_are_read_in_their_order() -> None:
    rules = ruleset_from_json(with_sets(("2", ("C1", "C2")), ("1", ())))
    validate(rules)
    assert [(one.code, len(one.questions)) for one in rules.sets] == [("2", 2), ("1", 0)]
    again = canonical.read(msgspec.json.Decoder(type(rules)), canonical.encode(rules))
    assert again == rules


@pytest.mark.parametrize(
    "sets",
    [
        (("1", ("C9",)),),
        (("1", ("C1", "C1")),),
        (("1", ()), ("1", ())),
    ],
)
def test_a_set_that_nobody_could_ask_is_refused(
    sets: tuple[tuple[str, tuple[str, ...]]],
) -> None:
    with pytest.raises(UserError) as caught:
        ruleset_from_json(with_sets(*sets))
    assert caught.value.key == "rules.unreadable"


def test_a_question_has_all_its_languages() -> None:
    with pytest.raises(UserError) as caught:
        validate(ruleset_from_json(with_sets(("1", ("C1",)), text=EMPTY)))
    assert caught.value.key == "rules.text_empty"
