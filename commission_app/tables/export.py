"""Candidates out into a workbook that can be imported again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from commission_app.shared.texts import Language, T, say
from commission_app.tables.workbooks import Page, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.domain.regions import Regions
    from commission_app.tables.candidates import CandidateRow

_COLUMNS = (
    (T("tables.heading_code"), 12),
    (T("tables.heading_iin"), 15),
    (T("tables.heading_surname_kk"), 20),
    (T("tables.heading_given_kk"), 16),
    (T("tables.heading_patronymic_kk"), 20),
    (T("tables.heading_surname_ru"), 20),
    (T("tables.heading_given_ru"), 16),
    (T("tables.heading_patronymic_ru"), 20),
    (T("tables.heading_birth_date"), 13),
    (T("tables.heading_sex"), 8),
    (T("tables.heading_region"), 28),
    (T("tables.heading_district"), 22),
    (T("tables.heading_organisation_kk"), 45),
    (T("tables.heading_organisation_ru"), 45),
    (T("tables.heading_org_type"), 16),
    (T("tables.heading_position_kk"), 26),
    (T("tables.heading_position_ru"), 26),
    (T("tables.heading_category"), 22),
    (T("tables.heading_years_of_service"), 10),
    (T("tables.heading_language"), 14),
    (T("tables.heading_phone"), 16),
    (T("tables.heading_email"), 26),
    (T("tables.heading_consent"), 13),
)
_WORDS = {
    "m": T("tables.sex_m"),
    "f": T("tables.sex_f"),
    "kindergarten": T("tables.org_kindergarten"),
    "school": T("tables.org_school"),
    "college": T("tables.org_college"),
    "other": T("tables.org_other"),
    "kk": T("tables.language_kk"),
    "ru": T("tables.language_ru"),
}


def export_candidates(
    candidates: Iterable[CandidateRow], regions: Regions, lang: Language
) -> bytes:
    """An .xlsx of text cells with the headings and words of `lang`, read back without loss."""
    words = {meaning: say(key, lang) for meaning, key in _WORDS.items()} | {"": ""}
    places = {code: getattr(region, lang) for code, region in regions.by_code.items()} | {
        "": ""
    }
    rows = (_row(one, words, places) for one in candidates)
    headings = [say(key, lang) for key, _ in _COLUMNS]
    widths = [width for _, width in _COLUMNS]
    return workbook([Page(say(T("tables.sheet_candidates"), lang), headings, widths, rows)])


def _row(one: CandidateRow, words: dict[str, str], places: dict[str, str]) -> tuple[str, ...]:
    kk, ru = one.names.kk, one.names.ru
    return (
        one.code,
        one.iin,
        kk.surname,
        kk.given,
        kk.patronymic,
        ru.surname,
        ru.given,
        ru.patronymic,
        _day(one.birth_date),
        words[one.sex],
        places.get(one.region, one.region),
        one.district,
        one.organisation.kk,
        one.organisation.ru,
        words.get(one.org_type, one.org_type),
        one.position.kk,
        one.position.ru,
        one.category,
        one.years_of_service,
        words[one.language],
        one.phone,
        one.email,
        _day(one.consent),
    )


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}" if iso else ""
