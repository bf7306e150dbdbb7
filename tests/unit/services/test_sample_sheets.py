"""Invented sheets are complete by the rules, whoever asks for them in which order."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cache

import msgspec
import pytest

from commission_app.domain.criteria import missing
from commission_app.domain.ruleset import CommentRule, RuleSet, Scale, ruleset_from_json
from commission_app.domain.tally import tally_interview
from commission_app.services.sample.sheets import SampleSheet, corrected, sheet
from commission_app.shared.paths import resources

MEMBERS = ("M01", "M02", "M03", "M04")
CODES = tuple(f"L26-{number:05d}" for number in range(300))


@cache
def rules() -> RuleSet:
    return ruleset_from_json(
        (resources() / "presets" / "rulesets" / "1000-leaders.json").read_bytes()
    )


@cache
def given() -> tuple[SampleSheet, ...]:
    return tuple(
        sheet(1, rules(), code, member, "ru" if number % 3 else "kk")
        for number, code in enumerate(CODES)
        for member in MEMBERS
    )


def test_a_few_sheets_of_a_seed_never_change() -> None:
    sheets = [sheet(1, rules(), code, "M01", "kk") for code in CODES[:12]]
    assert (
        hashlib.sha256(repr(sheets).encode()).hexdigest()
        == "d56300fb0dfcc25bddb9a460013925c0eec9bd94af5361068b71fcd1e96cd1e6"
    )


def test_nothing_keeps_a_sheet_from_being_sealed() -> None:
    assert not [one for one in given() if missing(rules(), one.marks)]


def test_comments_and_notes_are_in_the_language_of_the_interview() -> None:
    russian = " ".join(
        mark.comment for one in given() if one.language == "ru" for mark in one.marks
    )
    assert not set("әғқңөұүһі") & set(russian.lower())


def test_comments_stand_also_where_none_is_needed_and_are_varied() -> None:
    free = [m.comment for one in given() for m in one.marks if m.level > 3 and m.comment]
    assert len(free) > 200
    assert len(set(free)) > 100


def test_all_levels_occur() -> None:
    assert set(Counter(m.level for one in given() for m in one.marks)) == {1, 2, 3, 4, 5}


def test_most_pass_and_some_do_not() -> None:
    scores = Counter(
        tally_interview(
            rules(), code, {one.member: one.marks for one in given()[4 * n : 4 * n + 4]}
        ).recommendation
        for n, code in enumerate(CODES)
    )
    assert 3 <= scores["refuse"] <= 45


@pytest.mark.parametrize("highest", [1, 3, 10, 100])
def test_another_scale_and_longer_comments_are_obeyed(highest: int) -> None:
    scale = Scale(0, highest, (), rules().scale.no_anchor)
    comments = CommentRule(tuple(range(highest + 1)), 0, 90)
    criteria = tuple(
        msgspec.structs.replace(one, code=f"X{one.code}", anchors=())
        for one in rules().criteria
    )
    other = msgspec.structs.replace(rules(), scale=scale, comments=comments, criteria=criteria)
    for code in CODES[:20]:
        assert not missing(other, sheet(1, other, code, "M01", "ru").marks)


def test_a_second_appointment_is_of_the_same_person() -> None:
    first, second = (sheet(1, rules(), code, "M01", "ru") for code in ("L26-1", "L26-1/2"))
    assert first != second
    pairs = zip(first.marks, second.marks, strict=True)
    assert all(abs(a.level - b.level) <= 2 for a, b in pairs)


def test_a_correction_changes_one_mark_and_explains_it_where_needed() -> None:
    before = given()[0]
    after = corrected(rules(), before, "C6", 1)
    assert [m.criterion for m in after.marks if m not in before.marks] == ["C6"]
    assert not missing(rules(), after.marks)
