"""The list of candidates: columns come and go with the room there is; names are not cut."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from typing_extensions import override

from commission_app.services.people.candidates import CandidateRow
from commission_app.shared.texts import T
from commission_app.views.candidates.columns import columns, name_of
from commission_app.views.kit.paint import metrics
from commission_app.views.kit.table import Table
from commission_app.views.support.theme import OFFICE, density
from commission_app.views.support.tongue import language
from commission_app.views.support.words import phrase, spoken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtGui import QResizeEvent

    from commission_app.services.people.places import Place
    from commission_app.shared.texts import Language
    from commission_app.views.support.words import Words

CODE, NAME, ORGANISATION, REGION, STATE = range(5)
CODES, NAMES = 98, 240  # pixels; names at least
ORGANISATIONS = 0.4  # of what the other columns leave: at least, where they are shown at all
PAD, GLYPH, MEASURED = 24, 22, 24  # around a text; the names with most letters are measured


class CandidateList(Table[CandidateRow]):
    """Sorted by the name at first, as the language of the moment has it."""

    def __init__(self) -> None:
        self._people: tuple[CandidateRow, ...] = ()
        self._longest: dict[Language, list[str]] = {}
        self._regions: Collection[Words] = ()
        self._places: Collection[Place] = ()
        self._needs = {NAME: 0, REGION: 0, STATE: 0}
        super().__init__(columns(), _code, name=phrase(T("candidates.title")), find="name")
        self.sort_by("name", falling=False)

    def make_room_for(self, people: tuple[CandidateRow, ...]) -> None:
        """By whose words the columns are measured, whoever is shown of them."""
        if people is not self._people:
            self._people = people
            self._longest = {}
            self._regions = {one.region: one.region_name for one in people}.values()
            self._places = {one.place for one in people}
            self._measure()

    def _measure(self) -> None:
        lang = language()
        if lang not in self._longest:  # looked for once: a language is switched to and fro
            names = map(name_of, self._people)
            self._longest[lang] = nlargest(MEASURED, names, key=len)
        self._needs = {
            NAME: _widest(self._longest[lang], 500) + PAD,
            REGION: _widest((spoken(one, lang) for one in self._regions), 400) + PAD,
            STATE: _widest((spoken(one.words, lang) for one in self._places), 400)
            + PAD
            + GLYPH,
        }
        self._make_room()

    def _make_room(self) -> None:
        """First the organisation gives way, then the region: the dossier says both."""
        scale = density().body / OFFICE.body
        needs, least = self._needs, int(NAMES * scale)
        room = self.viewport().width() - int(CODES * scale) - needs[STATE]
        region = room >= needs[REGION] + least
        room -= needs[REGION] if region else 0
        organisation = region and room * (1 - ORGANISATIONS) >= least
        most = int(room * (1 - ORGANISATIONS)) if organisation else room
        widths = {
            **needs,
            CODE: int(CODES * scale),
            NAME: min(needs[NAME], most) if organisation else most,
        }
        for number, shown in ((ORGANISATION, organisation), (REGION, region)):
            if self.isColumnHidden(number) is shown:
                self.setColumnHidden(number, not shown)
        for number, width in widths.items():
            if not self.isColumnHidden(number) and self.columnWidth(number) != width:
                self.setColumnWidth(number, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            self._measure()


def _widest(texts: Iterable[str], weight: int) -> int:
    wide = metrics(density().body, weight).horizontalAdvance
    return int(max(map(wide, texts), default=0))


def _code(one: CandidateRow) -> str:
    return one.code
