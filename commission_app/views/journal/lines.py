"""A line of the journal in columns, and as words for its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.kit.columns import Column
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.office.journal import JournalLine
    from commission_app.views.support.words import Words


def moment(line: JournalLine) -> Words:
    """When, by this computer's clock."""
    if line.at is None:
        return phrase(T("journal.no_time"))
    return f"{line.at:%d.%m.%Y %H:%M:%S}"


def zoned(line: JournalLine) -> Words:
    """When, with how far the clock is from Greenwich."""
    if line.at is None:
        return phrase(T("journal.no_time"))
    offset = f"{line.at:%z}"
    return f"{line.at:%d.%m.%Y %H:%M:%S}, UTC{offset[:3]}:{offset[3:5]}"


def author(line: JournalLine) -> Words:
    """The device that said it, or the user of this computer."""
    return joined(line.who or "", _user(line), between=" · ")


def about(line: JournalLine) -> Words:
    """People by name, papers and laptops as they are called."""
    return joined(*line.of, between=" · ")


def _user(line: JournalLine) -> Words:
    """Of a member's laptop only the laptop is told: its user is the member."""
    return "" if line.who is not None and line.user in line.about.split("/") else line.user


def _who(line: JournalLine) -> Words:
    """At this computer the person alone: which computer it was is in the details."""
    return line.user if line.here or line.by is None else line.by


def _what(line: JournalLine) -> Words:
    return line.what


def _glyph(line: JournalLine) -> tuple[str, str]:
    return (
        ("ph.circle-wavy-check", "soft") if line.source == "fact" else ("ph.notebook", "faint")
    )


COLUMNS: tuple[Column[JournalLine], ...] = (
    Column("at", phrase(T("journal.when")), moment, 168, tone="soft"),
    Column(
        *("what", phrase(T("journal.what")), _what),
        glyph=_glyph,
        tone="text",
        weight=500,
        share=1,
        runs_over=True,
    ),
    Column("about", phrase(T("journal.about")), about, tone="soft", share=1),
    Column("who", phrase(T("journal.who")), _who, 124, tone="soft"),
)
