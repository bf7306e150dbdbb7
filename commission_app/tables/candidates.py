"""Candidates out of spreadsheets: a chain of one-rule steps for each row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

import msgspec

from commission_app.domain import iin as numbers
from commission_app.domain.collation import search_key
from commission_app.domain.iin import Sex
from commission_app.domain.language import Bilingual
from commission_app.domain.lookalikes import TO_LATIN, clean, has_latin
from commission_app.domain.names import Name, Names, is_name, split_full
from commission_app.shared.texts import T
from commission_app.tables import takes
from commission_app.tables.steps import Request, Row, Table, gather, read_all, refuse_repeated
from commission_app.tables.words import ALLOWED, CANDIDATES, LANGUAGES, ORG_TYPES, SEXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.regions import Regions

CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NOT_DIGITS = re.compile(r"\D")
_YEARS = re.compile(r"(\d{1,2})([.,]\d+)?\s*(?:лет|года?|г\.?|жыл|ж\.?|years?)?", re.IGNORECASE)
_NONE = frozenset(map(search_key, ("нет", "жоқ", "не имеет", "отсутствует", "без отчества")))
_OLDEST = date(1920, 1, 1)
_FIRST_CONSENT = date(2000, 1, 1)
_NAME, _LINE, _PHRASE, _WORD = 100, 600, 300, 200  # longest texts, in characters


class CandidateRow(msgspec.Struct, frozen=True, gc=False):
    """One candidate, every value checked; "" where the spreadsheet says nothing."""

    code: str
    iin: str
    names: Names
    birth_date: str = ""  # ISO 8601
    sex: Sex | Literal[""] = ""
    region: str = ""  # ISO 3166-2
    district: str = ""
    organisation: Bilingual = Bilingual("", "")
    org_type: str = ""  # kindergarten, school, college, other
    position: Bilingual = Bilingual("", "")
    category: str = ""
    years_of_service: str = ""  # whole years
    language: Literal["kk", "ru", ""] = ""
    phone: str = ""
    email: str = ""
    consent: str = ""  # ISO 8601
    file: str = ""
    row: int = 0


CandidateTable: TypeAlias = Table[CandidateRow]


@dataclass(frozen=True, slots=True)
class ReadCandidates:
    """Reads candidates' files together; `today` bounds dates, `regions` know the aliases."""

    regions: Regions
    today: date

    def __call__(self, request: Request) -> CandidateTable:
        """All rows of all files; nothing is written anywhere.

        UserError for a file that cannot be read or lacks a required column.
        """
        sources, pairs = read_all(request, CANDIDATES, self.candidate)
        same, whole = T("tables.iin_repeated"), T("tables.row_twice")
        refuse_repeated(pairs, "iin", same, lambda one: one.iin, whole)
        shared = T("tables.code_repeated")
        refuse_repeated(_of_several(pairs), "code", shared, lambda one: one.code)
        return gather(pairs, sources)

    def candidate(self, row: Row) -> CandidateRow:
        """The chain: each step takes its cells and speaks for itself."""
        iin = take_iin(row)
        born, sex = self._birth_and_sex(row, iin)
        return CandidateRow(
            take_code(row),
            iin,
            take_names(row),
            born,
            sex,
            self._region(row),
            takes.take_text(row, "district", _WORD),
            take_pair(row, "organisation", _LINE),
            take_org_type(row),
            take_pair(row, "position", _PHRASE),
            takes.take_text(row, "category", _WORD),
            take_years(row),
            cast("Literal['kk', 'ru', '']", _choice(row, "language", LANGUAGES)),
            take_phone(row),
            take_email(row),
            _iso(takes.take_day(row, "consent", _FIRST_CONSENT, self.today)),
            row.source.file,
            row.number,
        )

    def _birth_and_sex(self, row: Row, iin: str) -> tuple[str, Sex | Literal[""]]:
        """As stated, or else as the number says; a disagreement is worth a look, no more."""
        stated = takes.take_day(row, "birth_date", _OLDEST, self.today)
        sex = cast("Sex | Literal['']", _choice(row, "sex", SEXES))
        if not iin:
            return _iso(stated), sex
        carried = numbers.birth_date(iin)
        if stated != carried or sex != numbers.sex(iin):
            for key in numbers.warnings(iin, stated, sex):
                row.warn("iin", key)
        return _iso(stated or carried), sex or numbers.sex(iin) or ""

    def _region(self, row: Row) -> str:
        text = row.texts.get("region", "")
        if not text:
            return ""
        region = self.regions.find(text)
        if region is None:
            row.refuse("region", T("tables.region_unknown"))
            return ""
        return region.code


def _of_several(pairs: list[tuple[Row, CandidateRow]]) -> list[tuple[Row, CandidateRow]]:
    """Rows whose code more than one person has: of one person's rows the number told all."""
    bearers: dict[str, set[str]] = {}
    for row, one in pairs:
        if one.code:
            bearers.setdefault(one.code, set()).add(one.iin or f"{row.number}")
    return [(row, one) for row, one in pairs if len(bearers.get(one.code, ())) > 1]


def take_iin(row: Row) -> str:
    """A valid number; what a spreadsheet did to it is undone and reported."""
    text = row.texts.get("iin", "")
    if numbers.is_valid(text):
        return text
    if not text:
        row.refuse("iin", T("tables.iin_missing"))
        return ""
    repaired = numbers.repair(text) or numbers.repair(clean(text).text)
    if repaired is None:
        digits = len(_NOT_DIGITS.sub("", text))
        key = T("tables.iin_check_digit") if digits == numbers.LENGTH else T("tables.iin_form")
        row.refuse("iin", key, digits=str(digits))
        return ""
    row.repair("iin", T("tables.repaired_iin"), repaired)
    return repaired


def take_code(row: Row) -> str:
    """A code names files and interviews; Cyrillic twins of its Latin letters are repaired."""
    text = row.texts.get("code", "")
    if not text or CODE.fullmatch(text):
        return text
    latin = text.translate(TO_LATIN)
    if not CODE.fullmatch(latin):
        row.refuse("code", T("tables.code_form"))
        return ""
    row.repair("code", T("tables.repaired_lookalike"), latin)
    return latin


def take_names(row: Row) -> Names:
    """Both spellings; one that is missing equals the other (DOMAIN §6.4)."""
    kk, ru = _spelling(row, "kk"), _spelling(row, "ru")
    if kk is None and ru is None:
        field = next((f for f in _NAME_FIELDS if f in row.source.layout.columns), "surname_ru")
        row.refuse(field, T("tables.name_missing"))
        kk = Name("")
    kk = kk or ru or Name("")
    return Names(kk, ru or kk)


_NAME_FIELDS = ("surname_ru", "surname_kk", "full_name_ru", "full_name_kk")


def _spelling(row: Row, language: str) -> Name | None:
    """One spelling of the name, None where nothing of it is given."""
    surname = _name_part(row, f"surname_{language}")
    given = _name_part(row, f"given_{language}")
    patronymic = _patronymic(row, f"patronymic_{language}")
    if surname and given:
        return Name(surname, given, patronymic)
    full = _name_part(row, f"full_name_{language}")
    if full:
        name = split_full(full)
        if name is None:
            row.refuse(f"full_name_{language}", T("tables.name_incomplete"))
        return name or Name(full)
    if surname and not (given or patronymic):  # a name of one word, as some documents have it
        row.warn(f"surname_{language}", T("tables.name_one_word"))
        return Name(surname)
    if surname or given or patronymic:
        field = f"given_{language}" if surname else f"surname_{language}"
        row.refuse(field, T("tables.name_incomplete"))
        return Name(surname or given or patronymic)
    return None


def _name_part(row: Row, field: str) -> str:
    text = takes.take_text(row, field, _NAME, names=True)
    if not text:
        return ""
    letters, latin = _judged(text.replace(",", " ") if field.startswith("full") else text)
    if not letters:
        row.refuse(field, T("tables.name_letters"))
    elif latin:
        row.warn(field, T("tables.name_latin"))
    return text


def _patronymic(row: Row, field: str) -> str:
    """A patronymic, "" where the cell says in words that there is none."""
    text = _name_part(row, field)
    if text and _is_none(text):
        row.repair(field, T("tables.repaired_no_patronymic"), "")
        return ""
    return text


@lru_cache(maxsize=1 << 15)
def _is_none(text: str) -> bool:
    return search_key(text) in _NONE


@lru_cache(maxsize=1 << 15)
def _judged(name: str) -> tuple[bool, bool]:
    return is_name(name), has_latin(name)


def take_pair(row: Row, field: str, longest: int) -> Bilingual:
    """A text in two languages; a missing one equals the other until somebody writes it."""
    kk = takes.take_text(row, f"{field}_kk", longest)
    ru = takes.take_text(row, f"{field}_ru", longest)
    return Bilingual(kk or ru, ru or kk)


def take_org_type(row: Row) -> str:
    """The type of organisation; an unknown word is "other" and worth a look."""
    text = row.texts.get("org_type", "")
    if not text:
        return ""
    found = takes.choose(text, ORG_TYPES)
    if found is None:
        row.warn("org_type", T("tables.org_type_unknown"))
    return found or "other"


def take_years(row: Row) -> str:
    """Whole years of service; a fraction is cut off and reported."""
    text = row.texts.get("years_of_service", "")
    if not text:
        return ""
    found = _YEARS.fullmatch(text)
    if found is None or int(found[1]) > 70:
        row.refuse("years_of_service", T("tables.years_form"))
        return ""
    years = str(int(found[1]))
    if found[2] and found[2].strip(".,0"):
        row.repair("years_of_service", T("tables.repaired_years"), years)
    return years


def take_phone(row: Row) -> str:
    """A number of Kazakhstan as +7…; anything else is kept as it is and worth a look."""
    text = row.texts.get("phone", "")
    if not text:
        return ""
    digits = _NOT_DIGITS.sub("", text)
    if len(digits) == 11 and digits[0] in "78":
        return f"+7{digits[1:]}"
    if len(digits) == 10 and digits[0] == "7":
        return f"+7{digits}"
    row.warn("phone", T("tables.phone_form"))
    return takes.take_text(row, "phone", _WORD)


def take_email(row: Row) -> str:
    """An address; a doubtful one is kept and worth a look."""
    text = row.texts.get("email", "")
    if not text or _EMAIL.fullmatch(text):
        return text
    row.warn("email", T("tables.email_form"))
    return takes.take_text(row, "email", _WORD)


def _choice(row: Row, field: str, words: Mapping[str, str]) -> str:
    return takes.take_choice(row, field, words, ALLOWED[field])


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
