"""Who a candidate is, and what has happened: the first page of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.candidates.pieces import closed, heading, pair, told
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from commission_app.services.people.dossier import Dossier
    from commission_app.services.people.history import Kind
    from commission_app.views.kit.buttons import Button
    from commission_app.views.support.words import Words

LANGUAGES: dict[str, Words] = {
    "kk": phrase(T("people.word_kk")),
    "ru": phrase(T("people.word_ru")),
}
BREAK = "\N{ZERO WIDTH SPACE}"  # an address may go on in the next line
GLYPHS: dict[Kind, str] = {
    "imported": "ph.file-arrow-down",
    "name": "ph.note-pencil",
    "data": "ph.pencil-simple",
    "status": "ph.check",
    "scheduled": "ph.calendar-blank",
    "moved": "ph.calendar-blank",
    "cancelled": "ph.calendar-x",
    "outcome": "ph.user",
    "sheets": "ph.circle-wavy-check",
    "revealed": "ph.lock-simple-open",
    "decided": "ph.scales",
    "certificate": "ph.medal",
}


def data_page(one: Dossier, number: str, show: Button) -> Iterator[QWidget]:
    """`number` is the whole one once it was asked for; `show` asks for it."""
    for label, value in _pairs(one):
        if value:
            yield pair(phrase(label), value)
    if one.iin:
        yield pair(phrase(T("candidates.iin")), number or one.iin, show)
    if one.appointments and not one.appointments[-1].revealed:
        yield closed(phrase(T("candidates.closed")))
    yield heading(phrase(T("candidates.history")))
    for line in one.history:
        yield told(GLYPHS[line.kind], line.at.date(), line.words, line.user)


def _pairs(one: Dossier) -> tuple[tuple[str, Words], ...]:
    earlier = tuple(name for names in one.earlier for name in (names.kk.full, names.ru.full))
    return (
        (T("candidates.in_kk"), one.names.kk),
        (T("candidates.in_ru"), one.names.ru),
        (T("candidates.earlier"), "; ".join(dict.fromkeys(earlier))),
        (T("candidates.organisation"), one.organisation),
        (T("candidates.position"), one.position),
        (T("candidates.region"), joined(one.region, one.district, between=", ")),
        (T("candidates.category"), one.category),
        (T("candidates.service"), one.years_of_service),
        (T("candidates.birth_date"), one.birth_date or ""),
        (T("candidates.language"), LANGUAGES.get(one.language, "")),
        (T("candidates.phone"), one.phone),
        (T("candidates.email"), one.email.replace("@", BREAK + "@")),
    )
