from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.domain.language import Bilingual
from commission_app.shared.errors import UserError
from commission_app.tables import simple
from commission_app.tables.words import ALLOWED

NINE, TEN = "2026-09-29T09:00:00+05:00", "2026-09-29T10:00:00+05:00"


def file(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "t.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_marks_are_read_with_comments_and_seals(tmp_path: Path) -> None:
    read = simple.read_scores(
        file(
            tmp_path,
            "interview,criterion,level,comment,note,seal",
            'L26-0001,C1,5,"бір, екі",,',
            "L26-0001/2,C1,0,,,",
            "L26-0001,,,,жазба,1",
        )
    )
    assert [(one.interview, one.criterion, one.level, one.seal) for one in read] == [
        ("L26-0001", "C1", 5, False),
        ("L26-0001/2", "C1", 0, False),
        ("L26-0001", "", None, True),
    ]
    assert (read[0].comment, read[2].note) == ("бір, екі", "жазба")


def test_marks_need_no_columns_that_say_nothing(tmp_path: Path) -> None:
    assert (
        simple.read_scores(file(tmp_path, "interview,criterion,level", "A,C1,3"))[0].level == 3
    )


def test_presence_is_an_interval_or_a_reason(tmp_path: Path) -> None:
    read = simple.read_attendance(
        file(
            tmp_path,
            "sitting,member,from,to,reason",
            f"S1,M1,{NINE},{TEN},",
            f"S1,M2,{NINE},,",
            "S1,M3,,,науқас",
        )
    )
    assert read[0].start is not None
    assert (read[0].start.hour, read[1].end) == (9, None)
    assert (read[2].start, read[2].reason) == (None, "науқас")


def test_what_became_of_interviews_is_read(tmp_path: Path) -> None:
    read = simple.read_interviews(
        file(tmp_path, "interview,outcome,reason", "A,held,", "B,келмеді,науқас")
    )
    assert [one.outcome for one in read] == ["held", "absent"]


def test_votes_name_one_or_many_interviews(tmp_path: Path) -> None:
    read = simple.read_votes(
        file(
            tmp_path,
            "proposal,interviews,round,time,member,vote,decision",
            f"P1,A B;C,1,{NINE},M1,for,enrol",
            f"P1,A B C,1,{NINE},M2,қарсы,enrol",
        )
    )
    assert read[0].interviews == ("A", "B", "C")
    assert [(one.vote, one.decision) for one in read] == [
        ("for", "enrol"),
        ("against", "enrol"),
    ]


def test_a_file_of_votes_may_lack_the_proposed_decision(tmp_path: Path) -> None:
    heading = "proposal,interviews,round,time,member,vote"
    assert simple.read_votes(file(tmp_path, heading, f"P,A,1,{NINE},M,for"))[0].decision == ""


def test_decisions_and_gaps_are_read(tmp_path: Path) -> None:
    heading = "interview,decision,reason_kk,reason_ru"
    decided = simple.read_decisions(file(tmp_path, heading, "A,refuse,себеп,причина"))
    assert (decided[0].decision, decided[0].reason) == ("refuse", Bilingual("себеп", "причина"))
    gap = simple.read_gaps(file(tmp_path, "interview,member,reason", "A,M1,ауырды"))
    assert (gap[0].interview, gap[0].member, gap[0].reason) == ("A", "M1", "ауырды")


SCORES = (simple.read_scores, "interview,criterion,level,comment,note,seal")
PRESENCE = (simple.read_attendance, "sitting,member,from,to,reason")
HELD = (simple.read_interviews, "interview,outcome,reason")
VOTES = (simple.read_votes, "proposal,interviews,round,time,member,vote,decision")
DECISIONS = (simple.read_decisions, "interview,decision,reason_kk,reason_ru")
GAPS = (simple.read_gaps, "interview,member,reason")


@pytest.mark.parametrize(
    ("kind", "row", "column"),
    [
        (SCORES, "A B,C1,5,,,", "interview"),
        (SCORES, "A,C1,пять,,,", "level"),
        (SCORES, "A,C1,,,,", "level"),
        (SCORES, "A,,5,,,", "criterion"),
        (SCORES, "A,C1,5,,,мүмкін", "seal"),
        (PRESENCE, f"S1,M1,{TEN},{NINE},", "to"),
        (PRESENCE, f"S1,M1,,{NINE},x", "to"),
        (PRESENCE, "S1,M1,9:00,,", "from"),
        (PRESENCE, "S1,M1,,,", "from"),
        (HELD, "A,начато,", "outcome"),
        (VOTES, f"P,,1,{NINE},M,for,", "interviews"),
        (VOTES, f"P,A A,1,{NINE},M,for,", "interviews"),
        (VOTES, f"P,A,0,{NINE},M,for,", "round"),
        (VOTES, "P,A,1,,M,for,", "time"),
        (VOTES, f"P,A,1,{NINE},M,,", "vote"),
        (VOTES, f"P,A,1,{NINE},M,for,maybe", "decision"),
        (DECISIONS, "A,maybe,,", "decision"),
        (GAPS, "A,M1,", "reason"),
    ],
)
def test_a_wrong_cell_is_named(
    tmp_path: Path, kind: tuple[Callable[[Path], object], str], row: str, column: str
) -> None:
    read, heading = kind
    with pytest.raises(UserError) as refused:
        read(file(tmp_path, heading, row))
    assert refused.value.key == "tables.cell_wrong"
    assert (refused.value.values["row"], refused.value.values["column"]) == (2, column)


@pytest.mark.parametrize(
    ("kind", "row", "allowed"),
    [
        (SCORES, "A,C1,5,,,мүмкін", "yes_no"),
        (HELD, "A,начато,", "interview"),
        (VOTES, f"P,A,1,{NINE},M,мүмкін,", "vote"),
        (VOTES, f"P,A,1,{NINE},M,for,мүмкін", "decision"),
        (DECISIONS, "A,мүмкін,,", "decision"),
    ],
)
def test_what_may_stand_there_is_told_in_words(
    tmp_path: Path, kind: tuple[Callable[[Path], object], str], row: str, allowed: str
) -> None:
    read, heading = kind
    with pytest.raises(UserError) as refused:
        read(file(tmp_path, heading, row))
    assert refused.value.values["allowed"] == ALLOWED[allowed]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (SCORES, "A,C1,5,,,"),
        (HELD, "A,held,"),
        (VOTES, f"P,A,1,{NINE},M,for,"),
        (DECISIONS, "A,enrol,,"),
        (GAPS, "A,M1,x"),
    ],
)
def test_the_same_thing_twice_is_refused(
    tmp_path: Path, kind: tuple[Callable[[Path], object], str], row: str
) -> None:
    read, heading = kind
    with pytest.raises(UserError, match="row_repeated"):
        read(file(tmp_path, heading, row, row))
