"""A kind of paper as a row of the list: its state in words and as a glyph."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.kit.lines import Line
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.papers_desk import PaperState, Version
    from commission_app.views.support.words import Words

REQUISITES = "requisites"  # the row of the customer's questions


def line_of(paper: PaperState) -> Line:
    """What it is, and whether something is missing."""
    return Line(
        key=paper.key,
        upper=paper.title,
        lower=state_words(paper),
        word="",
        glyph=_glyph(paper),
    )


def requisites_line(left: int) -> Line:
    """The questions to the customer, below the papers that print their answers."""
    all_answered = phrase(T("documents_screen.all_answered"))
    return Line(
        key=REQUISITES,
        upper=phrase(T("documents_screen.requisites")),
        lower=phrase_n(T("documents_screen.open_questions"), left) if left else all_answered,
        word="",
        glyph=("ph.warning-circle", "caution") if left else ("ph.check", "soft"),
    )


def state_words(paper: PaperState) -> Words:
    """In a few words: a draft, final, or nothing yet."""
    if paper.versions:
        return _final(paper, paper.versions[0])
    if not paper.can_preview:
        return phrase(T("documents_screen.nothing_yet"))
    if paper.made_final:
        left = sum(one.final for one in paper.obstacles)
        ready = phrase(T("documents_screen.can_be_final"))
        return phrase_n(T("documents_screen.draft_lacks"), left) if left else ready
    gaps, ready = len(paper.obstacles), phrase(T("documents_screen.can_print"))
    return phrase_n(T("documents_screen.print_lacks"), gaps) if gaps else ready


def day_of(version: Version) -> date | str:
    """The day of a final version."""
    try:
        return date.fromisoformat(version.day)
    except ValueError:  # a paper of a newer program
        return version.day


def version_words(paper: str, version: Version) -> Words:
    """Which one it is: its number, its edition, or how many of them."""
    if paper == "certificates":
        count = phrase_n(T("documents_screen.certificates_count"), version.count)
        return joined(version.name, count, between=" · ")
    edition: Words = ""
    if version.edition > 1:
        edition = phrase(T("documents_screen.edition"), edition=version.edition)
    return joined(phrase(T("documents_screen.number_is"), number=version.name), edition)


def _final(paper: PaperState, newest: Version) -> Words:
    if paper.key == "certificates":
        issued = sum(one.count for one in paper.versions)
        name: Words = phrase(T("documents_screen.issued"), count=issued)
    else:
        name = phrase(T("documents_screen.final_number"), number=newest.name)
    return joined(name, day_of(newest), between=" · ")


def _glyph(paper: PaperState) -> tuple[str, str]:
    if not paper.can_preview:
        return ("ph.lock-simple", "faint")
    if paper.versions:
        return ("ph.circle-wavy-check", "good")
    return ("ph.circle-half", "caution") if paper.obstacles else ("ph.circle", "soft")
