"""Verifying in words, and codes that were typed from paper."""

from __future__ import annotations

from commission_app.models import tables as t
from commission_app.services.office.cell import ReadCell
from commission_app.services.office.checking import CompareCodes, VerifyJournal
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sentences import Said
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import SmallSeason


def test_a_whole_journal_says_so(scored: SmallSeason) -> None:
    found = VerifyJournal()(scored.office).value
    assert (found.ok, found.findings) == (True, ())
    assert found.summary.say("ru") == "Всё цело"
    assert all("{" not in one.say(lang) for one in found.looked_at for lang in LANGUAGES)
    assert len(found.head) == 23


def test_what_is_wrong_is_counted_and_named(scored: SmallSeason) -> None:
    with scored.office.db.write() as c:
        c.execute(t.mark.delete())
    found = VerifyJournal(("XXXXX-XXXXX-XXXXX-XXXXX",))(scored.office).value
    assert not found.ok
    assert [one.key for one in found.findings] == [
        "services.table_differs",
        "services.code_unknown",
    ]
    assert found.summary.say("ru") == "Найдено 2 несоответствия"


def test_progress_is_told_and_can_stop_the_walk(scored: SmallSeason) -> None:
    steps: list[int] = []

    class Counting:
        def step(self, text_key: str, done: int, of: int) -> None:
            steps.append(done)

    VerifyJournal(progress=Counting())(scored.office)
    assert steps[:1] == [0]
    assert steps == sorted(steps)


def test_a_code_from_paper_says_what_it_is_and_whether_it_is_in_force(
    scored: SmallSeason,
) -> None:
    one = scored.interviews[0]
    old = ReadCell(one, "M01")(scored.office).control
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(scored.workspace("M01"))
    scored.carry("M01")
    new = ReadCell(one, "M01")(scored.office).control
    typed = (new.lower().replace("-", " "), old, old[:-1], "XXXXX-XXXXX-XXXXX-XXXXX", "ЖЖЖ")
    first, second, *others = CompareCodes(typed)(scored.office)
    assert (first.known, first.code, first.about) == (True, new, f"{one}/M01")
    called = [part for part in first.of if isinstance(part, Said)]
    assert [part.key for part in called] == ["office.of_person"]
    assert dict(called[0].values)["code"] == one
    assert (first.kind, first.word.key) == ("sheet", "office.code_current")
    assert second.word.key == "office.code_superseded"
    assert [other.known for other in others] == [False] * 3
    assert {other.word.key for other in others} == {"office.code_unknown"}
