"""What became different between two revisions, in words."""

from __future__ import annotations

from decimal import Decimal

from commission_app.services.day.own_sheets import Difference, Revision
from commission_app.views.own_sheets.history import changes_of
from commission_app.views.support.tongue import said


def revision(*differences: Difference, note: bool = False, void: bool = False) -> Revision:
    return Revision(
        control="A",
        digest="a",
        void=void,
        sealed=None,
        reason="",
        marks=(),
        note="",
        total=Decimal(1),
        differences=differences,
        note_changed=note,
    )


def words(one: Revision) -> list[str]:
    return [said(line) for line in changes_of(one, {})]


def test_levels_and_comments_are_told_apart() -> None:
    found = revision(
        Difference("C1", 3, 4, comment=False),
        Difference("C2", 3, 2, comment=True),
        Difference("C3", 5, 5, comment=True),
        Difference("C4", None, 5, comment=False),
    )
    assert words(found) == [
        "C1: 3 → 4",
        "C2: 3 → 2, комментарий тоже изменён",
        "C3: изменён комментарий",
        "C4: нет балла → 5",
    ]


def test_a_note_and_a_void_are_said() -> None:
    assert words(revision(note=True)) == ["Изменена заметка"]
    assert words(revision(void=True)) == ["Лист аннулирован"]
    assert words(revision()) == []
