"""Search and filters above the list, with how many were found in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.candidates.filters import (
    Filter,
    Option,
    region_options,
    stage_options,
    state_options,
)
from commission_app.views.kit.chip import Chip
from commission_app.views.kit.choosing import SearchField
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.people.candidates import Candidates
    from commission_app.views.support.words import Words

SEARCH = 264


class FilterBar(QWidget):
    """A field and three chips.

    Signals
    -------
    changed(): something else is looked for.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(phrase(T("candidates.search")))
        self.search.setFixedWidth(SEARCH)
        self.stage = Chip(phrase(T("candidates.all_stages")))
        self.region = Chip(phrase(T("candidates.all_regions")))
        self.state = Chip(phrase(T("candidates.all_states")))
        self._chips = (self.stage, self.region, self.state)
        self._count = Text("", "soft")
        hint = Text(phrase(T("candidates.search_hint")), "caption")
        chips = holder(Flow((self.search, *self._chips), gap=6))
        self.setLayout(column(chips, row(hint, None, self._count, gap=12), gap=6))
        self.search.asked.connect(self._tell)
        for chip in self._chips:
            chip.chosen.connect(self._tell)

    @property
    def filter(self) -> Filter:
        """What the chips say."""
        return Filter(self.stage.key, self.region.key, self.state.key)

    @property
    def asked(self) -> str:
        """What is looked for."""
        return self.search.text().strip()

    def offer(self, found: Candidates) -> None:
        """What there is to filter by."""
        self.stage.offer(_offers(stage_options(found)))
        self.region.offer(_offers(region_options(found)))
        self.state.offer(_offers(state_options(found)))

    def count(self, shown: int, of: int) -> None:
        """How many are shown, of how many."""
        same = shown == of and not self.asked and not self.filter.narrows
        self._count.say("" if same else phrase(T("candidates.found"), shown=shown, of=of))

    def clear(self) -> None:
        """Everybody again; told once."""
        self.search.empty()
        for chip in self._chips:
            chip.choose("")
        self._tell()

    def words(self) -> tuple[Words, ...]:
        """What narrows the list, as a print says it."""
        asked = phrase(T("candidates.asked"), words=self.asked) if self.asked else ""
        return (*([asked] if asked else []), *(chip.words for chip in self._chips if chip.key))

    def _tell(self, _: str = "") -> None:
        self.changed.emit()


def _offers(options: Sequence[Option]) -> list[tuple[str, Words, Words]]:
    return [
        (one.key, joined(one.words, phrase(T("candidates.many"), n=one.count)), one.short)
        for one in options
    ]
