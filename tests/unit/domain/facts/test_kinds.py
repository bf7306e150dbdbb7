"""Admission of one fact by its bytes; what single kinds refuse and compute."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds import body_again, body_of, check, known
from commission_app.domain.facts.kinds.commission import Member, Panel, Slot
from commission_app.domain.facts.kinds.deciding import Interval, Resolution, Reveal, Vote
from commission_app.domain.facts.kinds.papers import Order
from commission_app.domain.facts.kinds.people import ResultRow, Results, bucket_of
from commission_app.domain.facts.kinds.scoring import IdentityCheck, Interview, Mark, Sheet
from commission_app.domain.facts.kinds.trust import (
    enrolment_proof,
    season_id,
    succession_digest,
)
from commission_app.domain.language import Bilingual
from commission_app.shared import canonical
from tests.support.history import Cast, Scribe, a_candidate, a_founder, a_sheet
from tests.support.kinds import SAMPLES

if TYPE_CHECKING:
    from commission_app.domain.facts.body import Body

A, B = "a" * 64, "b" * 64


def of_newer_program(body: bytes, **changes: Any) -> Fact:
    made = a_founder().write(a_candidate("L1"))
    digest = hashlib.sha256(body).hexdigest()
    return Fact.make(msgspec.structs.replace(made.header, body=digest, **changes), body)


def remade(body: Body, **changes: Any) -> Body:
    return msgspec.structs.replace(body, **changes)


def test_a_good_fact_gives_its_body() -> None:
    fact = a_founder().write(a_candidate("L1"))
    assert check(fact) == body_of(fact)


def test_a_withheld_body_is_no_reason_to_refuse() -> None:
    fact = a_founder().write(a_candidate("L1")).without_body()
    assert check(fact) is None
    assert body_of(fact) is None


def test_what_decides_rights_comes_with_its_body() -> None:
    cast = Cast()
    for fact in cast.facts:
        if fact.header.kind != "assignment":
            with pytest.raises(ValueError, match="withheld trust"):
                check(fact.without_body())


def test_another_members_assignment_may_be_withheld() -> None:
    fact = next(f for f in Cast().facts if f.header.kind == "assignment")
    assert check(fact.without_body()) is None


def test_kinds_and_versions_of_a_newer_program_are_kept_unread() -> None:
    for changes in ({"kind": "hologram"}, {"v": 2}):
        fact = of_newer_program(b'{"any":{"thing":[1]}}', **changes)
        assert not known(fact)
        assert check(fact) is None
        assert body_of(fact) is None


@pytest.mark.parametrize("raw", [b'{"b":1,"a":2}', b'{"a":0.5}', b'{"a":9007199254740992}'])
def test_bodies_of_a_newer_program_are_canonical_too(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"canonical|number"):
        check(of_newer_program(raw, kind="hologram"))


def test_a_criterion_has_one_mark() -> None:
    with pytest.raises(ValueError, match="criterion twice"):
        remade(a_sheet("L1", "m1", 1), marks=(Mark("C1", 1), Mark("C1", 2)))


@pytest.mark.parametrize("wrong", ["", "C 1", "C/1", "C:1", "C1\n", "C" * 41])
def test_a_mark_is_for_the_code_of_a_criterion(wrong: str) -> None:
    raw = canonical.encode(SAMPLES["sheet"]).replace(b'"C2"', canonical.encode(wrong))
    with pytest.raises(ValueError, match="criterion"):
        msgspec.json.decode(raw, type=Sheet)


def test_a_stranger_cannot_send_a_criterion_with_two_marks() -> None:
    good = a_founder().write(a_sheet("L1", "m1", 1, 2))
    assert good.body is not None
    with pytest.raises(ValueError, match="criterion twice"):
        check(of_newer_program(good.body.replace(b"C2", b"C1"), kind="sheet", about="L1/m1"))


def test_a_candidate_has_one_result_of_a_stage() -> None:
    rows = (ResultRow("L1", "1"), ResultRow("L1", "2"))
    with pytest.raises(ValueError, match="candidate twice"):
        Results(stage=1, bucket=bucket_of("L1"), rows_=rows)


def test_a_result_stands_in_the_bucket_of_its_candidate() -> None:
    assert (bucket_of("L1"), bucket_of("L26-0001")) == ("df", "d2")
    with pytest.raises(ValueError, match="bucket"):
        Results(stage=1, bucket="00", rows_=(ResultRow("L1", "1"),))


def test_a_result_is_kept_as_written_and_in_hundredths() -> None:
    rows = (ResultRow("L1", "71.5", "passed"),)
    said = Results(stage=2, bucket=bucket_of("L1"), rows_=rows)
    assert said.rows(9) == {"result": [(9, "L1", 2, "71.5", 7150, "passed")]}
    absent = Results(stage=2, bucket=bucket_of("L1"), rows_=(ResultRow("L1", "", "absent"),))
    assert absent.rows(9) == {"result": [(9, "L1", 2, "", None, "absent")]}


def test_nothing_is_counted_twice() -> None:
    interviews = ("L1", "L1")
    with pytest.raises(ValueError, match="sheet twice"):
        Reveal(interview="L1", sheets=(A, A))
    with pytest.raises(ValueError, match="interview twice"):
        remade(SAMPLES["vote"], interviews=interviews)
    with pytest.raises(ValueError, match="interview twice"):
        Order(number="1", day="", interviews=interviews)
    with pytest.raises(ValueError, match="member twice"):
        Panel(code="A", members=("m1", "m1"))


@pytest.mark.parametrize("function", ["secretary", "observer"])
def test_a_vote_of_the_secretary_is_read_as_none_and_the_fact_stays(function: Any) -> None:
    """A table could once write it: it is neither refused nor made into other bytes."""
    names, founder = Bilingual("А", "А"), a_founder()
    said = Member(code="S", names=names, position=names, function=function, votes=True)
    fact = founder.write(said)
    assert b'"votes":true' in (fact.body or b"")
    for body in (check(fact), body_of(fact), body_again(fact)):
        assert isinstance(body, Member)
        assert (body.function, body.votes) == (function, False)


def test_a_leaf_is_chosen_or_rejected() -> None:
    for rejected in ((A, B), (B, B)):
        with pytest.raises(ValueError, match="leaf twice"):
            Resolution(kind="sheet", thing="L1/m1", chosen=A, rejected=rejected, reason="r")


def test_nothing_need_be_chosen() -> None:
    said = Resolution(kind="cell", thing="L1/m1", rejected=(A,), reason="r")
    assert said.about == "cell:L1/m1"


def test_what_a_resolution_is_about_names_one_thing() -> None:
    wrong = Resolution(kind="a:b", thing="c", chosen=A, reason="r")
    with pytest.raises(ValueError, match="kind"):
        check(a_founder().write(wrong))


def test_a_member_is_no_part_of_the_interview() -> None:
    """`L1` by `2/m1` would be about the same as `L1/2` by `m1`."""
    for body in (
        IdentityCheck(interview="L1", member="2/m1", document="", agrees=True),
        Interview(interview="L1", member="2/m1", outcome="held"),
        a_sheet("L1", "2/m1", 1),
        remade(SAMPLES["declaration"], member="x/m1"),
        remade(SAMPLES["declaration"], panel="x/m1"),
        remade(SAMPLES["attendance"], member="x/m1"),
    ):
        with pytest.raises(ValueError, match="matching regex"):
            check(a_founder().write(body))


def test_a_member_whose_code_is_a_number_captures_no_second_appointment() -> None:
    abouts = [
        Interview(interview=interview, member=member, outcome="held").about
        for interview in ("L1", "L1/2", "L1/3")
        for member in ("", "2", "3", "m1")
    ]
    assert len(set(abouts)) == len(abouts)


def test_an_interview_belongs_to_its_candidate() -> None:
    slot = SAMPLES["slot"]
    assert isinstance(slot, Slot)
    assert slot.candidate_code == "L26-0001"


def test_a_vote_is_one_members_in_one_round() -> None:
    vote = SAMPLES["vote"]
    assert isinstance(vote, Vote)
    assert vote.about == "P1/1/m01"


def test_a_sheet_has_a_row_and_a_row_for_each_mark() -> None:
    sheet = SAMPLES["sheet"]
    assert isinstance(sheet, Sheet)
    rows = sheet.rows(9)
    assert [len(rows["sheet"]), rows["mark"]] == [1, [(9, "C1", 5), (9, "C2", 0), (9, "C3", 3)]]


def test_a_season_is_bound_to_its_founder() -> None:
    raw = b"commission-season-1\0" + bytes.fromhex(A) + bytes.fromhex("0f" * 16)
    assert season_id(A, "0f" * 16) == hashlib.sha256(raw).hexdigest()[:32]
    assert season_id(A, "0f" * 16) != season_id(B, "0f" * 16)


def test_the_slips_secret_vouches_for_all_that_an_enrolment_says() -> None:
    said = (A, "0" * 32, "1" * 32, "m1", B, ("c" * 64, "age1"), "2" * 32)
    proof = enrolment_proof(*said)
    for i, other in enumerate((B, "3" * 32, "3" * 32, "m2", A, ("d" * 64, "age1"), "3" * 32)):
        changed: Any = (*said[:i], other, *said[i + 1 :])
        assert enrolment_proof(*changed) != proof


def test_a_succession_is_bound_to_both_devices_and_the_last_fact() -> None:
    said = ("0" * 32, A, B, 4, "c" * 64)
    digest = succession_digest(*said)
    for i, other in enumerate(("1" * 32, B, A, 5, "d" * 64)):
        changed: Any = (*said[:i], other, *said[i + 1 :])
        assert succession_digest(*changed) != digest


def test_every_scribe_writes_what_is_admitted() -> None:
    cast = Cast()
    heir, claim = cast.office.heir("heir")
    for fact in (*cast.facts, claim, heir.write(a_candidate("L1"))):
        check(fact)
    assert isinstance(heir, Scribe)


@pytest.mark.parametrize(
    "body",
    [
        remade(SAMPLES["vote"], at=""),
        remade(SAMPLES["sitting"], opened=""),
        remade(SAMPLES["attendance"], present=(Interval(""),)),
    ],
)
def test_what_is_ordered_by_its_time_is_refused_without_one(body: Body) -> None:
    with pytest.raises(ValueError, match="regex"):
        check(a_founder().write(body))
