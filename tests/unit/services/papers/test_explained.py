"""The annex names in words each cell that no sheet fills, and who recorded why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.header import control_code
from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.setting_up import ConfirmLaptop
from commission_app.services.papers.explained import explained
from commission_app.services.papers.gathering import gather
from commission_app.services.papers.printing import Print
from commission_app.services.sealing import VoidSheet
from commission_app.services.sittings import Attend
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.world import ASTANA
from commission_app.tables.simple import AttendanceRow
from tests.support import pdf
from tests.support.copies import REASON, open_conflicts
from tests.support.seasons import MORNING

if TYPE_CHECKING:
    from commission_app.documents.protocol_snapshot import Change
    from tests.support.seasons import SmallSeason

HOME = "Ноутбук үйде қалды"


def annex(season: SmallSeason) -> dict[tuple[int, str], Change]:
    with season.office.read() as now:
        gathered = gather(now.facts, now.own, ASTANA)
        numbers = gathered.numbered(gathered.state.slots)
        lines = explained(now.facts, gathered, numbers)
    six = numbers[season.interviews[5]]
    assert all(one.names is not None and one.candidate is not None for one in lines)
    return {(one.number - six, one.names.ru.full if one.names else ""): one for one in lines}


def of(season: SmallSeason, member: str) -> Change:
    """The line of the sixth interview and this member."""
    names = season.state().members[member].names.ru
    return next(one for (n, who), one in annex(season).items() if n == 0 and who == names)


def test_a_gap_is_told_with_its_reason_and_who_recorded_it(decided: SmallSeason) -> None:
    lines = annex(decided)
    assert len(lines) == 2  # the recusal, and who did not come, have their own sections
    one = of(decided, "M03")
    assert f"лист не поступил; причина: {HOME}" in one.what.ru
    assert "парақ түспеді" in one.what.kk
    assert short_fingerprint(decided.office.device) in one.what.ru
    assert one.at.startswith("29.09.2026 18:")


def test_a_short_attendance_is_told_in_hours_beside_the_reason(decided: SmallSeason) -> None:
    start, end = MORNING.replace(hour=7, minute=30), MORNING.replace(hour=8, minute=15)
    Attend([AttendanceRow(0, "A", "M03", start, end, "")])(decided.office)
    said = of(decided, "M03").what.ru
    assert "присутствовал 07:30–08:15, собеседование – 09:" in said
    assert HOME in said
    Attend([AttendanceRow(0, "A", "M03", None, None, "Іссапар.")])(decided.office)
    said = of(decided, "M03").what.ru
    assert "отсутствовал на заседании; причина: Іссапар; причина: " in said


def test_a_void_sheet_is_told_with_its_authors_reason(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    VoidSheet(six, "Басқа адам.")(scored.workspace("M01"))
    scored.carry("M01")
    one = of(scored, "M01")
    assert "лист аннулирован автором; причина: Басқа адам" in one.what.ru
    assert short_fingerprint(scored.workspace("M01").device) in one.what.ru


def test_a_kept_sheet_is_told_with_its_code_and_the_word_about_it(scored: SmallSeason) -> None:
    EndDevice("CM-03", "Жоғалды.")(scored.office)
    code = scored.score("M03", scored.interviews[5], 4)
    scored.carry("M03")
    assert not [k for k, one in annex(scored).items() if "не поступил" in one.what.ru and k[0]]
    found = open_conflicts(scored)["kept_of_ended"]
    assert code in of(scored, "M03").what.ru
    assert "не рассмотрен" in of(scored, "M03").what.ru
    Resolve(found.target, "", tuple(found.digests), REASON)(scored.office)
    (digest,) = found.digests
    assert control_code(digest) == code
    told = of(scored, "M03").what
    assert f"не учтён: {code}" in told.ru
    assert f"есепке алынбады: {code}" in told.kk


def test_a_kept_sheet_beside_one_that_counts_is_told_too(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    EndDevice("CM-03", "Жоғалды.")(scored.office)
    code = scored.score("M03", six, 4)
    short = scored.enrol("M03", "new")
    scored.score("new", six, 3)
    scored.carry("M03", "new")
    ConfirmLaptop("M03", short)(scored.office)
    assert scored.state().sheet(six, "M03") is not None
    assert f"не рассмотрен: {code}" in of(scored, "M03").what.ru


def test_the_printed_protocol_bears_it(decided: SmallSeason) -> None:
    (path,) = Print("protocol", decided.folder / "out")(decided.office).value
    said = pdf.joined(path.read_bytes())
    for words in ("Где нет учитываемого листа и почему", HOME, "лист не поступил"):
        assert words in said
