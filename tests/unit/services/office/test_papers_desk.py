"""The desk with the papers: what is lacking, in words and with the place that mends it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.language import Bilingual
from commission_app.domain.ruleset import UNSET
from commission_app.models import diary
from commission_app.services.office.papers_desk import ReadDocuments
from commission_app.services.office.printing import (
    KeepOrder,
    MakeCertificates,
    MakeProtocolFinal,
    NotePrinted,
    PreviewPaper,
    SavePaper,
)
from commission_app.services.office.requisites import KeepRequisites, ReadRequisites
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import REASON, SmallSeason, refused

if TYPE_CHECKING:
    from commission_app.services.office.papers_desk import Documents

DAY = date(2026, 10, 5)


def read(season: SmallSeason) -> Documents:
    return ReadDocuments()(season.office)


def lacks(season: SmallSeason, paper: str) -> list[tuple[str, str]]:
    return [(one.text.key, one.screen) for one in read(season).paper(paper).obstacles]


def lines(season: SmallSeason) -> list[tuple[str, str]]:
    with season.office.read() as now:
        return [(one.what, one.about) for one in diary.entries(now.c)]


def test_before_the_sitting_the_desk_names_what_comes_first(equipped: SmallSeason) -> None:
    assert lacks(equipped, "protocol") == [("office.need_plenary", "sitting")]
    assert lacks(equipped, "roll-call") == [("office.need_votes", "sitting")]
    assert lacks(equipped, "sheets") == [("office.need_reveal", "matrix")]
    assert lacks(equipped, "blank-sheet") == []
    assert read(equipped).paper("blank-sheet").can_preview
    assert not read(equipped).paper("protocol").can_preview
    with refused("services.no_plenary"):
        PreviewPaper("protocol")(equipped.office)


def test_every_obstacle_can_be_said_in_each_language(scored: SmallSeason) -> None:
    scored.open_plenary()
    KeepRequisites([("basis", UNSET)], "Жауап кері алынды.")(scored.office)
    papers = read(scored).papers
    said = [one.text.say(lang) for p in papers for one in p.obstacles for lang in LANGUAGES]
    assert said
    assert not [text for text in said if "{" in text or "office." in text]


def test_an_open_sitting_and_undecided_names_keep_a_protocol_a_draft(
    scored: SmallSeason,
) -> None:
    scored.open_plenary()
    found = read(scored).paper("protocol")
    assert [one.text.key for one in found.obstacles] == [
        "office.need_closing",
        "office.need_deciding",
    ]
    assert found.obstacles[1].text.n == 6
    assert (found.can_preview, found.can_finalise) == (True, False)
    assert PreviewPaper("protocol")(scored.office)[0].name == "protocol-draft.pdf"


def test_an_unanswered_question_keeps_only_its_papers_from_being_final(
    decided: SmallSeason,
) -> None:
    assert read(decided).paper("protocol").can_finalise
    KeepRequisites([("appeal_note", UNSET)], "Жауап кері алынды.")(decided.office)
    assert lacks(decided, "protocol") == [("office.need_answer", "requisites")]
    assert read(decided).paper("protocol").can_preview
    assert ("office.need_answer", "requisites") not in lacks(decided, "order")
    with refused("office.answers_missing"):
        MakeProtocolFinal()(decided.office)
    assert decided.facts("protocol") == 0
    KeepRequisites([("appeal_note", None)], "Басылмайды.")(decided.office)
    assert lacks(decided, "protocol") == [("office.need_answer", "requisites")]
    answers = [("appeal_note", REASON), ("instructions", None)]
    KeepRequisites(answers, "Жауап алынды.")(decided.office)
    assert MakeProtocolFinal()(decided.office).value.edition == 1


def test_what_is_never_a_draft_cannot_be_shown_with_a_gap(decided: SmallSeason) -> None:
    KeepRequisites([("commission_heading", UNSET)], "Жауап кері алынды.")(decided.office)
    assert not read(decided).paper("attendance").can_preview
    assert read(decided).paper("sheets").can_preview
    with refused("documents.missing"):
        PreviewPaper("attendance")(decided.office)


def test_answers_leave_every_sheet_a_sheet_of_these_rules(decided: SmallSeason) -> None:
    with refused("services.rules_frozen"):
        KeepRequisites([("place", Bilingual("Алматы", "Алматы"))])(decided.office)
    with refused("services.rules_frozen"):
        KeepRequisites([("place", Bilingual("Алматы", "Алматы"))], "…")(decided.office)
    text = Bilingual(" Алматы қаласы ", "город Алматы")
    assert KeepRequisites([("place", text)], "Орны ауысты.")(decided.office).value == 2
    flags = [flag for cell in decided.state().cells for flag in cell.flags]
    assert "older_ruleset" not in flags
    shown = ReadRequisites()(decided.office)
    place = next(line for line in shown.lines if line.name == "place")
    assert (place.answer, place.text.kk) == ("given", "Алматы қаласы")
    assert "protocol" in place.used_by
    assert (shown.version, shown.frozen) == (2, True)


def test_an_answer_in_one_language_is_refused_and_the_same_one_changes_nothing(
    founded: SmallSeason,
) -> None:
    with refused("office.answer_both"):
        KeepRequisites([("place", Bilingual("Алматы", " "))])(founded.office)
    before = founded.facts()
    kept = next(x for x in ReadRequisites()(founded.office).lines if x.name == "place")
    assert KeepRequisites([("place", kept.text)])(founded.office).value == 1
    assert founded.facts() == before


def test_papers_become_final_one_after_the_other(decided: SmallSeason) -> None:
    assert lacks(decided, "order") == [("office.need_protocol", "documents")]
    MakeProtocolFinal()(decided.office)
    with refused("office.need_number"):
        KeepOrder(" ", DAY)(decided.office)
    assert not read(decided).paper("certificates").can_finalise
    assert KeepOrder("412", DAY)(decided.office).value == 3
    found = read(decided).paper("certificates")
    assert (found.can_finalise, found.can_preview) == (True, False)
    numbers = MakeCertificates(DAY)(decided.office).value
    shown = read(decided)
    assert (shown.enrolled, shown.certified) == (3, 3)
    assert shown.paper("certificates").can_preview
    assert [v.count for v in shown.paper("certificates").versions] == [3]
    assert shown.paper("certificates").versions[0].name == f"{numbers[0]} – {numbers[-1]}"
    (order,) = shown.paper("order").versions
    assert (order.name, order.day, order.count) == ("412", "2026-10-05", 3)
    (protocol,) = shown.paper("protocol").versions
    assert protocol.newest
    assert protocol.created is not None
    assert len(protocol.control) == 23


@pytest.mark.parametrize("kind", ["protocol", "summary", "attendance", "sheets", "order"])
def test_the_preview_is_what_is_saved_byte_for_byte(decided: SmallSeason, kind: str) -> None:
    before = (decided.facts(), len(lines(decided)))
    pages = PreviewPaper(kind)(decided.office)
    assert (decided.facts(), len(lines(decided))) == before  # looking writes nothing
    paths = SavePaper(kind, decided.folder / "out")(decided.office).value
    assert {p.name: p.read_bytes() for p in paths} == {page.name: page.pdf for page in pages}


def test_one_candidates_papers_can_be_asked_for_alone(decided: SmallSeason) -> None:
    one = decided.interviews[0]
    assert len(PreviewPaper("sheets", one)(decided.office)) == 4
    MakeProtocolFinal()(decided.office)
    KeepOrder("412", DAY)(decided.office)
    MakeCertificates(DAY)(decided.office)
    alone = PreviewPaper("certificates", one)(decided.office)
    every = PreviewPaper("certificates")(decided.office)
    assert len(alone) == 1
    assert len(alone[0].pdf) < len(every[0].pdf)
    with refused("services.nothing_to_print"):
        PreviewPaper("certificates", decided.interviews[2])(decided.office)


def test_closed_marks_are_not_previewed(scored: SmallSeason) -> None:
    with refused("services.not_revealed"):
        PreviewPaper("sheets", scored.interviews[0])(scored.office)
    with refused("services.nothing_to_print"):
        PreviewPaper("sheets")(scored.office)


def test_saving_and_printing_leave_a_line_in_the_diary(decided: SmallSeason) -> None:
    SavePaper("blank-sheet", decided.folder / "out")(decided.office)
    NotePrinted("sheets", 2, decided.interviews[0])(decided.office)
    assert lines(decided)[-2:] == [
        ("printed", "blank-sheet 1"),
        ("printed", f"sheets 2 {decided.interviews[0]}"),
    ]
    with refused("services.inside_workspace"):
        SavePaper("blank-sheet", decided.office.folder)(decided.office)
