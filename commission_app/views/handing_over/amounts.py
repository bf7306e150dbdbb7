"""How much fits, and how many sheets: numbers as a sentence needs them."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.views.support.words import Words

KIB = 1024
STEPS = ((KIB**3, T("handover.gib")), (KIB**2, T("handover.mib")))
FINE = 10  # below this, one place after the comma


def size_words(count: int) -> Words:
    """Bytes in the unit that a person reads: never more than there are."""
    for unit, key in STEPS:
        if count >= unit:
            exact = Decimal(count) / unit
            places = Decimal("0.1") if exact < FINE else Decimal(1)
            return phrase(key, size=exact.quantize(places, ROUND_DOWN))
    return phrase(T("handover.kib"), size=Decimal(-(-count // KIB)))


def corrections_words(count: int) -> Words:
    """Revisions that came beside the sheets they correct; nothing where there are none."""
    return phrase_n(T("handover.corrections"), count) if count else ""


def sheets_words(sheets: int, corrections: int) -> Words:
    """What was new in a hand-over."""
    if not sheets and not corrections:
        return phrase(T("handover.nothing_new"))
    new = phrase_n(T("handover.sheets"), sheets) if sheets else ""
    return joined(new, corrections_words(corrections), between=", ")


def in_all_words(sheets: int, corrections: int) -> Words:
    """What a package holds; a corrected sheet is one sheet."""
    in_all = phrase_n(T("handover.sheets_in_all"), sheets)
    return joined(in_all, corrections_words(corrections), between=", ")
