"""Conflicts as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T
from commission_app.views.kit.lines import Line
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.conflicts.found import Conflict
    from commission_app.views.support.words import Words

NUMBERED = {"sitting", "closing", "protocol", "order", "certificate"}


def line_of(conflict: Conflict) -> Line:
    """What contradicts, about whom, and whether something waits for it."""
    if conflict.settled is not None:
        word, glyph = phrase(T("conflicts.settled")), ("ph.check", "good")
    elif conflict.blocks:
        word, glyph = phrase(T("conflicts.blocks")), ("ph.warning", "critical")
    else:
        word, glyph = phrase(T("conflicts.for_the_record")), ("ph.info", "soft")
    return Line(
        key=conflict.argument,
        upper=heard(conflict.title),
        lower=_short(conflict),
        word=word,
        glyph=glyph,
    )


def about_whom(conflict: Conflict) -> Words:
    """The candidate and the member by name; else the thing's own code."""
    whom = joined(conflict.interview, names_of(conflict), between=" ")
    name = conflict.name or Bilingual("", "")
    who = joined(conflict.member, name, between=" ")
    if conflict.interview or conflict.member:
        return joined(whom, who, between=" · ")
    return _thing(conflict)


def _short(conflict: Conflict) -> Words:
    """Codes first: the name may be cut off."""
    if not conflict.interview and not conflict.member:
        return _thing(conflict)
    name = names_of(conflict) or conflict.name or ""
    return joined(conflict.member, joined(conflict.interview, name, between=" "), between=" · ")


def _thing(conflict: Conflict) -> Words:
    """What it is about as people call it; of a device its short fingerprint."""
    kind, about = conflict.target
    if kind == "panel":
        return phrase(T("office.of_panel"), code=about)
    if kind in NUMBERED:
        return phrase(T("office.of_number"), number=about)
    return short_fingerprint(about) if kind == "fork" else about


def names_of(conflict: Conflict) -> Words:
    """The candidate's name, "" where it is about none."""
    return conflict.person.names if conflict.person is not None else ""
