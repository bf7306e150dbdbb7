"""Texts that exist in two or three languages, as values of their own."""

from __future__ import annotations

import msgspec


class Bilingual(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What gets printed: Kazakh and Russian, neither translated from the other by machine."""

    kk: str
    ru: str


class Trilingual(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What is also shown on screen: Kazakh, Russian and English."""

    kk: str
    ru: str
    en: str
