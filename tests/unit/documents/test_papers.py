"""What single documents promise: names whole, signatures in company, codes that can be read."""

from __future__ import annotations

import dataclasses
import re

import pytest

from commission_app.documents.press import Mark
from commission_app.documents.registry import print_document, render
from commission_app.shared.errors import UserError
from tests.support import papers, pdf

FINAL = Mark()
SIGNED = re.compile(r"қолы / подпись")


@pytest.mark.parametrize("count", [1, 2, 5, 8, 9, 10, 12, 17, 20])
def test_a_protocols_signatures_are_never_alone_on_a_page(count: int) -> None:
    found = pdf.pages(render(papers.protocol(count), mark=FINAL))
    page = next(page for page in found if "18. ҚОЛДАР" in page)
    assert re.search(r"\d\) ", page)


@pytest.mark.parametrize("many", [7, 10, 11, 13, 17])
def test_a_protocols_code_stands_with_a_signature(many: int) -> None:
    found = pdf.pages(render(papers.protocol(3, many=many), mark=FINAL))
    assert SIGNED.search(next(page for page in found if "БАҚЫЛАУ КОДЫ" in page))


@pytest.mark.parametrize("count", [*range(14, 25), 37, 40])
def test_a_summarys_signatures_stand_under_rows(count: int) -> None:
    last = pdf.pages(render(papers.summary(count), mark=FINAL))[-1]
    assert re.search(r"K-1\d\d", last)
    assert SIGNED.search(last)


@pytest.mark.parametrize("many", range(5, 17))
def test_an_attendance_lists_signature_stands_under_rows(many: int) -> None:
    last = pdf.pages(render(papers.attendance(many), mark=FINAL))[-1]
    assert re.search(r"Мұсабеков", last)
    assert SIGNED.search(last)


@pytest.mark.parametrize("count", [17, 18, 19, 20, 21, 22])
def test_no_page_of_a_table_holds_a_single_row(count: int) -> None:
    protocol = papers.protocol(count)
    found = pdf.pages(render(protocol, mark=FINAL))
    rows = [len(re.findall(r"\bK-1\d\d\b", page)) for page in found]
    assert 1 not in rows


@pytest.mark.parametrize("layout", ["columns", "consecutive"])
def test_names_stand_whole_in_both_spellings(layout: str) -> None:
    protocol = papers.protocol(20)
    text = pdf.joined(
        render(protocol, mark=FINAL, layout="columns" if layout == "columns" else "consecutive")
    )
    people = [result.names for result in protocol.results]
    assert [n for n in people if n.kk.full not in text or n.ru.full not in text] == []


def test_consecutive_text_says_kazakh_before_russian() -> None:
    text = pdf.joined(render(papers.protocol(1), mark=FINAL, layout="consecutive"))
    assert text.index("Кворум бар.") < text.index("Кворум имеется.")


def test_a_corrected_protocol_names_the_one_it_replaces() -> None:
    protocol = dataclasses.replace(papers.protocol(1), replaces="7M2GX-21AR4-TPDTH-2KE6J")
    assert "взамен редакции с контрольным кодом 7M2GX" in pdf.joined(
        render(protocol, mark=FINAL)
    )


def test_consecutive_text_brings_both_languages_to_their_table() -> None:
    text = pdf.joined(render(papers.protocol(4), mark=FINAL, layout="consecutive"))
    kazakh, russian = text.index("14.2. Мына"), text.index("14.2. Отказать")
    assert "14." not in text[kazakh + 5 : russian]


def test_a_protocol_without_recusals_says_so() -> None:
    protocol = dataclasses.replace(papers.protocol(1), recusals=())
    assert "Самоотводов и отводов не заявлено." in pdf.joined(render(protocol, mark=FINAL))


def test_a_long_list_of_recommended_becomes_a_table() -> None:
    protocol = papers.protocol(80)
    text = pdf.joined(render(protocol, mark=FINAL))
    assert len(protocol.recommended) > 30
    assert "Р/с № п/п" in text


def test_sections_share_their_number() -> None:
    text = pdf.joined(render(papers.protocol(2), mark=FINAL))
    assert "14. ШЕШІМ ҚАБЫЛДАНДЫ 14. РЕШИЛИ" in text


def test_the_longest_score_sheet_keeps_to_one_page() -> None:
    comment = "Мақсаттар деректермен байланыстырылған; тәуекелдер толық аталмады. " * 3
    sheet = papers.score_sheet(worst=True, comment=comment.strip())
    assert print_document(sheet, mark=FINAL).pages == 1


def test_a_score_sheet_that_cannot_fit_is_refused() -> None:
    with pytest.raises(UserError, match=r"documents\.sheet\.too_long"):
        render(papers.score_sheet(comment="сөз " * 600), mark=FINAL)


def test_a_mark_stands_in_words() -> None:
    text = pdf.joined(render(papers.score_sheet(), mark=FINAL))
    assert "жиырма бес двадцать пять" in text


def test_a_decimal_mark_stands_in_figures_only() -> None:
    sheet = papers.score_sheet()
    line = dataclasses.replace(sheet.lines[0], mark="4,5")
    sheet = dataclasses.replace(sheet, lines=(line, *sheet.lines[1:]))
    assert "4,5" in pdf.joined(render(sheet, mark=FINAL))


@pytest.mark.parametrize("turned", [0, 7, 90])
def test_the_code_box_can_be_read_from_paper(turned: float) -> None:
    sheet = papers.score_sheet()
    assert sheet.control is not None
    assert pdf.codes(render(sheet, mark=FINAL), turned=turned) == [sheet.control.digest]


@pytest.mark.parametrize("practice", [False, True])
def test_a_certificate_can_be_read_from_paper(practice: bool) -> None:
    batch = papers.certificates(3, worst=True)
    found = render(batch, mark=Mark(practice=practice))
    assert [pdf.codes(found, page=page) for page in (1, 2, 3)] == [
        [one.statement] for one in batch.certificates
    ]


def test_one_certificate_prints_as_in_its_batch() -> None:
    batch = papers.certificates(5)
    alone = dataclasses.replace(batch, certificates=batch.certificates[3:4])
    one = pdf.text(render(alone, mark=FINAL))
    assert one == pdf.text(render(batch, mark=FINAL), page=4)


def test_a_duplicate_says_so() -> None:
    batch = papers.certificates(1)
    second = dataclasses.replace(batch.certificates[0], duplicate=True)
    batch = dataclasses.replace(batch, certificates=(second,))
    assert "ТЕЛНҰСҚА · ДУБЛИКАТ" in pdf.joined(render(batch, mark=FINAL))


def test_a_certificates_text_stands_on_it() -> None:
    text = pdf.joined(render(papers.certificates(1), mark=FINAL))
    assert "барлық бес кезеңі аяқталды" in text
    assert "Пройдены все пять этапов" in text


def test_a_certificate_whose_text_is_too_long_is_refused() -> None:
    batch = papers.certificates(1)
    assert batch.text is not None
    longer = type(batch.text)(kk=batch.text.kk * 4, ru=batch.text.ru * 4)
    with pytest.raises(UserError, match=r"documents\.certificate\.too_long"):
        render(dataclasses.replace(batch, text=longer), mark=FINAL)


def test_a_practice_slip_begins_below_the_label_that_tells_it() -> None:
    found = pdf.words(render(papers.slips(), mark=Mark(practice=True)))
    label = next(word for word in found if word.text == "юридической")
    title = next(word for word in found if word.text == "НОУТБУК")
    assert title.top > label.bottom


@pytest.mark.parametrize("group", ["WWWWW", "M7AKG", "11111"])
def test_the_signs_of_a_slip_stay_inside_their_boxes(group: str) -> None:
    snapshot = papers.slips()
    slip = dataclasses.replace(snapshot.slips[0], groups=(group,) * 5)
    one = dataclasses.replace(snapshot, slips=(slip,))
    found = pdf.words(render(one, mark=FINAL))
    signs = [w for w in found if set(w.text) <= set(group) and w.bottom - w.top > 11]
    wide = (148 - 2 * 8 - 4 * 3) / 5 * pdf.MM
    assert "".join(word.text for word in signs) == group * 5
    for box in range(5):
        left = 8 * pdf.MM + box * (wide + 3 * pdf.MM)
        inside = [w for w in signs if left <= w.left < left + wide]
        assert min(w.left for w in inside) > left + 4
        assert max(w.right for w in inside) < left + wide - 4


def test_slips_take_a_page_each() -> None:
    assert print_document(papers.slips(3), mark=FINAL).pages == 3


def test_a_summary_of_many_members_gives_up_the_per_cent() -> None:
    assert "81,43" not in pdf.joined(render(papers.summary(3, many=12), mark=FINAL))


def test_places_are_printed_only_where_people_are_ranked() -> None:
    assert (
        "Место"
        not in pdf.text(render(papers.summary(3, ranking=False), mark=FINAL)).split("×")[0]
    )


def test_members_who_vote_on_many_proposals_sign_every_table() -> None:
    text = pdf.joined(render(papers.roll_call(10), mark=FINAL))
    assert text.count("Петрова Ольга Николаевна") == 2


def test_roll_call_counts_the_choices() -> None:
    call = papers.roll_call(1, 7)
    text = pdf.joined(render(call, mark=FINAL))
    assert "Барлығы – қолдайды · всего – за 2" in text


def test_an_order_counts_its_people() -> None:
    assert "Тізімде 21 адам · В списке 21 человек" in pdf.joined(
        render(papers.order(21), mark=FINAL)
    )
