"""The regions of the country, and which of them an old, short or hasty name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.collation import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_REGION_WORDS = frozenset(
    map(search_key, ("область", "области", "обл", "облыс", "облысы", "region", "oblast"))
)
_CITY_WORDS = frozenset(
    map(search_key, ("город", "города", "гор", "г", "қаласы", "қала", "қ", "city", "астанасы"))
)
_IDLE_WORDS = frozenset(map(search_key, ("рк", "қр", "республиканского", "значения", "of")))
_REMEMBERED = 10_000  # different writings; a hostile file must not fill the memory


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region or a city of republican significance; `code` is ISO 3166-2."""

    code: str
    kk: str
    ru: str
    en: str
    aliases: tuple[str, ...] = ()


class Regions:
    """A finder of regions by any of their names; made once, from data."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self.all = tuple(regions)
        self.by_code = {region.code: region for region in self.all}
        self._named: dict[tuple[str, str], Region] = {}
        self._known: dict[str, Region | None] = {}
        for region in self.all:
            for name in (region.code, region.kk, region.ru, region.en, *region.aliases):
                self._named.setdefault(_key(name), region)
        self._cores = dict(self._unmistakable())

    def find(self, text: str) -> Region | None:
        """The region that `text` means, whatever its language, case, age or abbreviation."""
        try:
            return self._known[text]
        except KeyError:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            return self._known.setdefault(text, self._search(text))

    def _search(self, text: str) -> Region | None:
        core, kind = _key(text)
        if not core:
            return None
        return self._named.get((core, kind)) or self._cores.get(core)

    def _unmistakable(self) -> Iterator[tuple[str, Region]]:
        """Names without their kind: as an alias has it, or borne by one region only."""
        bearers: dict[str, set[str]] = {}
        for (core, _), region in self._named.items():
            bearers.setdefault(core, set()).add(region.code)
        for (core, kind), region in self._named.items():
            if not kind or len(bearers[core]) == 1:
                yield core, region


def _key(name: str) -> tuple[str, str]:
    """The name without its kind, and the kind: "region", "city" or "" where it is not said."""
    words = search_key(name).split()
    kind = ""
    if not _REGION_WORDS.isdisjoint(words):
        kind = "region"
    elif not _CITY_WORDS.isdisjoint(words):
        kind = "city"
    idle = _REGION_WORDS | _CITY_WORDS | _IDLE_WORDS
    return " ".join(word for word in words if word not in idle), kind
