"""What stands of interviews, as values."""

from commission_app.domain.matter import Settlement, SheetView


def test_a_settlement_names_what_it_chose_and_what_it_rejected() -> None:
    word = Settlement("d1", frozenset({"d2"}))
    assert (word.names("d1"), word.names("d2"), word.names("d3")) == (True, True, False)


def test_a_sheet_says_how_often_it_was_corrected() -> None:
    assert SheetView("I1", "M1", "d3", revisions=("d1", "d2", "d3")).corrections == 2
    assert SheetView("I1", "M1", "d1", revisions=()).corrections == 0
