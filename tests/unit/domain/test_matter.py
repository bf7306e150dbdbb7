"""What stands of interviews, as values."""

from commission_app.domain.matter import Settlement, SheetView


def test_a_settlement_names_what_it_chose_and_what_it_rejected() -> None:
    word = Settlement("d1", frozenset({"d2"}))
    assert (word.names("d1"), word.names("d2"), word.names("d3")) == (True, True, False)


def test_marks_stay_with_the_candidate_before_whose_name_they_were_given() -> None:
    sheet = SheetView("I1", "M1", "d1")
    assert [sheet.may_go_to(code) for code in ("I1/2", "I2", "I10", "")] == [True] + [False] * 3
    again = SheetView("I1/2", "M1", "d1")
    assert (again.may_go_to("I1"), again.may_go_to("I1/3")) == (True, True)
    assert SheetView("I1", "M1", "d1", listed=False).may_go_to("I2")


def test_a_word_leads_only_the_sheet_that_it_chose_and_where_that_may_go() -> None:
    sheet = SheetView("I1", "M1", "d1")
    words = (("d1", "I1/2"), ("d1", "I2"), ("d2", "I1/2"), ("d1", ""))
    led = [Settlement(chosen, link=link).leads(sheet) for chosen, link in words]
    assert led == ["I1/2", "", "", ""]


def test_a_sheet_says_how_often_it_was_corrected() -> None:
    assert SheetView("I1", "M1", "d3", revisions=("d1", "d2", "d3")).corrections == 2
    assert SheetView("I1", "M1", "d1", revisions=()).corrections == 0
