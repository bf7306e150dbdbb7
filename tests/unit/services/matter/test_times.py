"""When sittings and interviews really were."""

from __future__ import annotations

from commission_app.domain.facts.kinds.commission import Sitting
from commission_app.domain.facts.kinds.deciding import Attendance, Interval
from commission_app.services.matter.times import ended, presence_of, spans_of

DAY = "2026-09-29T{:02d}:00:00+05:00"


def said(start: int, end: int | None, member: str = "M1") -> Attendance:
    stay = Interval(DAY.format(start), DAY.format(end) if end else "")
    return Attendance(sitting="A", member=member, present=(stay,))


def test_who_was_still_there_left_when_the_sitting_was_closed() -> None:
    open_stay = said(9, None)
    (stay,) = presence_of(ended(open_stay, DAY.format(13))).intervals
    assert stay[1] is not None
    assert stay[1].astimezone(stay[0].tzinfo).hour == 13
    (late,) = presence_of(ended(said(15, None), DAY.format(13))).intervals
    assert late[0] == late[1]  # who came after it was closed was never there
    assert ended(open_stay, "") == open_stay


def test_a_sitting_lasts_from_the_first_arrival_to_the_last_leaving() -> None:
    sitting = Sitting(code="A", form="panel", opened=DAY.format(10), closed=DAY.format(12))
    plenary = Sitting(code="P", form="plenary", opened=DAY.format(10))
    attendance = {("A", "M1"): said(9, 11), ("A", "M2"): said(10, 13, "M2")}
    (span,) = spans_of({"A": sitting, "P": plenary}, attendance)
    assert (span.start.hour, span.end and span.end.hour) == (9, 13)
    assert span.members == {"M1", "M2"}
    assert [span.near(span.start.replace(hour=h)) for h in (8, 12)] == [1, 2]
