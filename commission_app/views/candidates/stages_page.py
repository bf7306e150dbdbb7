"""How far a candidate came: results of the stages, interviews, whose sheets are here."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.candidates.pieces import closed, heading
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from commission_app.services.people.dossier import AppointmentSeen, Dossier, StageResult
    from commission_app.views.support.words import Words

OUTCOMES: dict[str, Words] = {
    "passed": phrase(T("people.word_passed")),
    "failed": phrase(T("people.word_failed")),
    "absent": phrase(T("people.word_absent")),
}
HELD: dict[str, Words] = {
    "": phrase(T("people.state_scheduled")),
    "held": phrase(T("people.state_held")),
    "absent": phrase(T("people.state_absent")),
    "interrupted": phrase(T("people.state_interrupted")),
    "rescheduled": phrase(T("people.state_rescheduled")),
}


def stages_page(one: Dossier) -> Iterator[QWidget]:
    """The earlier stages, then each appointment, the newest last."""
    for stage in one.stages:
        glyph = ("ph.check", "soft") if stage.passed else ("ph.minus", "faint")
        if not stage.known:
            glyph = ("ph.circle", "faint")
        title = joined(stage.order, stage.title, between="  ")
        yield _line(glyph, title, _result(stage))
    for appointment in one.appointments:
        yield from _appointment(appointment)


def _appointment(one: AppointmentSeen) -> Iterator[QWidget]:
    yield heading(phrase(T("candidates.interview"), code=one.interview))
    minutes = phrase(T("candidates.minutes"), minutes=one.minutes) if one.minutes else ""
    at: Words = one.at or phrase(T("candidates.no_time"))
    yield _line(
        ("ph.calendar-blank", "soft"), one.panel_title, joined(at, minutes, between=", ")
    )
    came = phrase(T("candidates.sheets"), received=one.received, of=one.expected)
    yield _line(("ph.files", "soft"), HELD[one.outcome], came if one.expected else "")
    for sheet in one.sheets:
        name = Text(sheet.names, "small", wrap=True)
        state = column(State(sheet.state), None)
        yield holder(row(24, (column(name, None), 1), state, gap=0))
    if not one.revealed:
        yield closed(phrase(T("candidates.closed")))


def _line(glyph: tuple[str, str], title: Words, below: Words) -> QWidget:
    words = [Text(title, "name", wrap=True)]
    if below:
        words.append(Text(below, "small", wrap=True))
    picture = column(Glyph(*glyph, 16), None)
    return holder(row(picture, (column(*words, gap=0), 1), gap=8, margins=(0, 3, 0, 3)))


def _result(one: StageResult) -> Words:
    if not one.known:
        return phrase(T("candidates.no_result"))
    score = _figure(one.score)
    points: Words = score
    if score and one.max_score:
        points = phrase(T("kit.done_of"), done=score, of=_figure(one.max_score))
    passed = OUTCOMES["passed" if one.passed else "failed"]
    return joined(points, OUTCOMES.get(one.outcome, passed), between=", ")


def _figure(text: str) -> Words:
    """A score as the language writes figures."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
