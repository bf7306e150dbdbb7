"""How people are called where several stand in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable


def short(name: Bilingual) -> Bilingual:
    """Surname and initials: «Ахметов А. С.»."""
    return Bilingual(_short(name.kk), _short(name.ru))


def listed(names: Iterable[Bilingual]) -> Bilingual:
    """One after the other, each shortened."""
    found = [short(name) for name in names]
    return Bilingual(", ".join(one.kk for one in found), ", ".join(one.ru for one in found))


def _short(name: str) -> str:
    surname, *others = name.split() or [""]
    return "\N{NO-BREAK SPACE}".join([surname, *(f"{one[0]}." for one in others)])
