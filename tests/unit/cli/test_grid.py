"""Columns of plain text."""

from __future__ import annotations

from commission_app.cli.grid import grid


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert grid(("a", "b"), [("long", "x"), ("", "yy")]) == "a     b\nlong  x\n      yy"


def test_no_rows_leave_the_titles() -> None:
    assert grid(("a", "b"), []) == "a  b"
