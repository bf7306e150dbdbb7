"""What is worth a person's word at a cell although it keeps nothing from being decided."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.domain.matter import Settlement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.cells import Cell, Flag
    from commission_app.domain.matter import Key, Matter

NOTES: tuple[Flag, ...] = (
    "older_ruleset",
    "sheet_of_recused",
    "sheet_of_absent",
    "sheet_without_interview",
)


def sheets_by_cell(matter: Matter) -> Mapping[Key, tuple[str, ...]]:
    """Cell → digests of the sheets that name it, or were linked to it."""
    found: dict[Key, list[str]] = defaultdict(list)
    for view in (*matter.sheets, *matter.paper):
        key = (view.interview, view.member)
        found[key].append(view.digest)
        settled = matter.settlements.get(key, Settlement())
        if linked := settled.leads(view):
            found[linked, view.member].append(view.digest)
    return {key: tuple(sorted(digests)) for key, digests in found.items()}


def note_of(matter: Matter, cell: Cell, sheets: Iterable[str]) -> str:
    """The first flag that nobody settled; "" where each sheet has a person's word."""
    settled = matter.settlements.get((cell.interview, cell.member), Settlement())
    if all(settled.names(digest) for digest in sheets):
        return ""
    return next((flag for flag in NOTES if flag in cell.flags), "")
