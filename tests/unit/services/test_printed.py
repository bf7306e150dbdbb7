"""What was printed from the screen stands in the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import diary
from commission_app.services.changes import Changes
from commission_app.services.printed import NoteScreenPrinted

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_printed_screen_leaves_a_line(founded: SmallSeason) -> None:
    done = NoteScreenPrinted("candidates")(founded.office)
    with founded.office.read() as now:
        line = list(diary.entries(now.c))[-1]
    assert (line.what, line.about) == ("screen.printed", "candidates")
    assert done.changes is Changes.DIARY
