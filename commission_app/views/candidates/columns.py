"""The columns of the list: Kazakh and Russian names each in their own order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.candidates.filters import STATE_WORDS, state_key
from commission_app.views.kit.columns import Column
from commission_app.views.support.tongue import language
from commission_app.views.support.words import phrase, spoken

if TYPE_CHECKING:
    from commission_app.services.people.candidates import CandidateRow
    from commission_app.services.people.places import Place, State
    from commission_app.shared.texts import Language
    from commission_app.views.support.words import Words

ORDER = {key: number for number, key in enumerate(STATE_WORDS)}
GLYPHS: dict[State, tuple[str, str]] = {
    "applied": ("ph.circle", "faint"),
    "out": ("ph.minus", "faint"),
    "admitted": ("ph.check", "soft"),
    "scheduled": ("ph.calendar-blank", "soft"),
    "held": ("ph.circle-half", "soft"),
    "absent": ("ph.user-minus", "caution"),
    "interrupted": ("ph.pause-circle", "caution"),
    "rescheduled": ("ph.calendar-blank", "soft"),
    "decided": ("ph.scales", "soft"),
    "withdrawn": ("ph.prohibit", "soft"),
}


def glyph_of(place: Place) -> tuple[str, str]:
    """The picture of a state; an interview whose sheets are all here is done with."""
    if place.state == "held" and place.of and place.sheets >= place.of:
        return ("ph.circle-wavy-check", "good")
    return GLYPHS[place.state]


def name_of(row: CandidateRow) -> str:
    """The spelling that belongs to the language of the moment."""
    return _name_in(row, language())


def columns() -> tuple[Column[CandidateRow], ...]:
    """Code, name, organisation, region, state."""
    return (
        Column("code", phrase(T("candidates.code")), _code, 98, sort=_code, tone="soft"),
        Column(
            "name", phrase(T("candidates.name")), name_of, 240, sort=_name_order, weight=500
        ),
        Column(
            "organisation",
            phrase(T("candidates.organisation")),
            _organisation,
            sort=_organisation,
            tone="soft",
        ),
        Column("region", phrase(T("candidates.region")), _region, 236),
        Column(
            "state",
            phrase(T("candidates.state")),
            _state,
            232,
            sort=_state_order,
            glyph=_glyph,
        ),
    )


def _code(row: CandidateRow) -> str:
    return row.code


def _name_order(row: CandidateRow) -> str:
    return row.sort_kk if language() == "kk" else row.sort_ru or row.sort_kk


def cells_of(row: CandidateRow, lang: Language) -> tuple[str, ...]:
    """What the columns say, in one language, wherever it is asked for."""
    return (
        row.code,
        _name_in(row, lang),
        _organisation_in(row, lang),
        spoken(row.region_name, lang),
        _state_words(row.place, lang),
    )


def _name_in(row: CandidateRow, lang: Language) -> str:
    return row.name_kk if lang == "kk" else row.name_ru or row.name_kk


def _organisation_in(row: CandidateRow, lang: Language) -> str:
    kk, ru = row.organisation_kk, row.organisation_ru
    return (kk if lang == "kk" else ru) or ru or kk


def _organisation(row: CandidateRow) -> str:
    return _organisation_in(row, language())


def _region(row: CandidateRow) -> Words:
    return row.region_name


def _state(row: CandidateRow) -> str:
    return _state_words(row.place, language())


@lru_cache(maxsize=1 << 12)
def _state_words(place: Place, lang: Language) -> str:
    """Thousands stand alike: a sentence is composed once."""
    return spoken(place.words, lang)


def _state_order(row: CandidateRow) -> tuple[int, int, int]:
    place = row.place
    return ORDER.get(state_key(place), len(ORDER)), place.stage, place.sheets


def _glyph(row: CandidateRow) -> tuple[str, str]:
    return glyph_of(row.place)
