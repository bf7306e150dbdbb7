"""Which column holds what: headings in three languages, or a mapping that overrules them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from commission_app.domain.collation import search_key
from commission_app.domain.lookalikes import clean
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables import limits
from commission_app.tables.reading import Cell, Sheet, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_PARENTHESES = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PARTS = re.compile(r"[/|;\n\\]")
_KAZAKH = (
    "каз",
    "қаз",
    "казахский",
    "казахском",
    "казахская",
    "қазақша",
    "қазақ",
    "kaz",
    "kk",
    "kz",
    "kazakh",
)
_RUSSIAN = ("рус", "русский", "русском", "русская", "орысша", "орыс", "rus", "ru", "russian")
_IDLE = ("на", "в", "яз", "языке", "язык", "тілінде", "тілі", "тілде", "in", "по", "бойынша")
_LETTER = re.compile(r"[A-Za-z]{1,3}")
_MAPPING_SIZE = 1 << 16  # bytes


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(search_key, words))


_KAZAKH_WORDS, _RUSSIAN_WORDS, _IDLE_WORDS = map(_folded, (_KAZAKH, _RUSSIAN, _IDLE))


class Field(NamedTuple):
    """A thing that a column can hold; `spelt` ones exist as `key_kk` and `key_ru`."""

    key: str
    words: str  # headings, separated by commas
    words_kk: str = ""  # of a spelt field: Kazakh headings mean the Kazakh spelling
    spelt: bool = False


class Vocabulary:
    """The fields of one kind of table, and which groups of them may not be missing."""

    def __init__(self, fields: Sequence[Field], required: Sequence[tuple[str, ...]]) -> None:
        self.required = tuple(required)
        self._keys: dict[str, tuple[str, str]] = {}  # heading -> (field, own language)
        self._spelt = {field.key for field in fields if field.spelt}
        for field in fields:
            self._add(field)
        self.names = tuple(
            name
            for field in fields
            for name in (
                (f"{field.key}_kk", f"{field.key}_ru") if field.spelt else (field.key,)
            )
        )

    def recognise(self, heading: str) -> str | None:
        """The field that a heading names: as a whole, without its brackets, or by its parts."""
        heading = "\n".join(clean(line).text for line in heading.splitlines())
        for text in (heading, _PARENTHESES.sub(" ", heading)):
            if found := self._lookup(text):
                return found
        parts = [part for part in _PARTS.split(heading) if part.strip()]
        keys = [self._lookup(part) for part in parts]
        if len(parts) < 2 or None in keys:
            return None
        bases = {self._base(key) for key in keys if key}
        if len(bases) != 1:
            return None
        base = bases.pop()
        return f"{base}_ru" if base in self._spelt else base

    def field(self, name: str) -> str | None:
        """The field that a mapping file names; a spelt one without its language is Russian."""
        if name in self.names:
            return name
        return f"{name}_ru" if name in self._spelt else None

    def _add(self, field: Field) -> None:
        own = "ru" if field.spelt else ""
        for word in (field.key, *field.words.split(",")):
            self._keys.setdefault(_plain(word), (field.key, own))
        for word in field.words_kk.split(",") if field.words_kk else ():
            self._keys.setdefault(_plain(word), (field.key, "kk"))
        if field.spelt:
            for own in ("kk", "ru"):
                self._keys[_plain(f"{field.key}_{own}")] = (field.key, own)

    def _lookup(self, text: str) -> str | None:
        plain = _plain(text)
        if found := self._keys.get(plain):
            return self._key(*found)
        words = plain.split()
        language = _language(words)
        rest = " ".join(
            word for word in words if word not in _KAZAKH_WORDS | _RUSSIAN_WORDS | _IDLE_WORDS
        )
        if found := self._keys.get(rest):
            return self._key(found[0], language or found[1])
        return None

    def _key(self, base: str, language: str) -> str:
        return f"{base}_{language}" if base in self._spelt else base

    def _base(self, key: str) -> str:
        base = key.removesuffix("_kk").removesuffix("_ru")
        return base if base in self._spelt else key


class Layout(NamedTuple):
    """Where a sheet's headings stand and which column each field has."""

    row: int  # number of the row of headings, from 1
    headings: tuple[str, ...]
    columns: dict[str, int]  # field -> place from 0

    def heading(self, field: str) -> str:
        """The heading over a field as it stands in the file, or the letters of its column."""
        place = self.columns.get(field)
        return "" if place is None else self.over(place)

    def over(self, place: int) -> str:
        """The heading over a column as it stands in the file, or the column's letters."""
        own = self.headings[place] if place < len(self.headings) else ""
        return own or letters(place)


def find_layout(
    sheet: Sheet, vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> Layout | None:
    """The layout of the row with most headings known, or None for a sheet of something else.

    `mapping` is field → heading or column letters and overrules what is recognised. UserError
    where it names a column that is not there.
    """
    wanted = {_plain(heading) for heading in mapping.values()}
    best, most = -1, 0
    for place, row in enumerate(sheet.rows[: limits.HEADINGS_WITHIN]):
        texts = [as_text(cell) for cell in row]
        known = {vocabulary.recognise(text) for text in texts if text} - {None}
        mapped = {_plain(text) for text in texts if text} & wanted
        if len(known) + len(mapped) > most:
            best, most = place, len(known) + len(mapped)
    if most < min(2, len(vocabulary.required)) and not (mapping and sheet.rows):
        return None
    best = max(best, 0)
    headings = tuple(" ".join(as_text(cell).split()) for cell in sheet.rows[best])
    return Layout(best + 1, headings, _columns(sheet.rows[best], vocabulary, mapping))


def check_required(layout: Layout, vocabulary: Vocabulary, file: str) -> None:
    """UserError that names the missing field, the headings found and how to map them."""
    for group in vocabulary.required:
        if not any(field in layout.columns for field in group):
            raise UserError(
                T("tables.column_missing"),
                file=file,
                row=layout.row,
                field=" / ".join(group),
                found=listed(layout.headings),
                example=f'{{"{group[0]}": "B"}}',
            )


def load_mapping(path: Path, vocabulary: Vocabulary) -> dict[str, str]:
    """A mapping file: a JSON object of field → heading or letters; UserError otherwise."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MAPPING_SIZE)
    except OSError as error:
        raise UserError(
            T("tables.file_unreadable"), file=str(path), problem=error.strerror or ""
        ) from None
    try:
        given = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UserError(T("tables.mapping_form"), file=path.name) from None
    mapping: dict[str, str] = {}
    for name, heading in given.items():
        field = vocabulary.field(name)
        if field is None:
            raise UserError(
                T("tables.mapping_field"),
                file=path.name,
                field=name,
                allowed=", ".join(vocabulary.names),
            )
        mapping[field] = heading
    return mapping


def letters(place: int) -> str:
    """The letters of a column counted from 0, as a spreadsheet shows them."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def listed(headings: Iterable[str], most: int = 30) -> str:
    """Headings in quotation marks for a sentence, so many that a person still reads them."""
    shown = [f"«{heading[:60]}»" for heading in headings if heading]
    return ", ".join(shown[:most]) + (" …" if len(shown) > most else "")


def _columns(
    row: Sequence[Cell], vocabulary: Vocabulary, mapping: Mapping[str, str]
) -> dict[str, int]:
    texts = [as_text(cell) for cell in row]
    columns = {field: _mapped(heading, texts) for field, heading in mapping.items()}
    taken = set(columns.values())
    for place, text in enumerate(texts):
        field = vocabulary.recognise(text) if text and place not in taken else None
        if field:
            columns.setdefault(field, place)
    return columns


def _mapped(heading: str, texts: Sequence[str]) -> int:
    """The place of a heading, or of column letters where no heading reads so."""
    wanted = _plain(heading)
    for place, text in enumerate(texts):
        if text and _plain(text) == wanted:
            return place
    if _LETTER.fullmatch(heading):
        place = 0
        for letter in heading.upper():
            place = place * 26 + ord(letter) - 64
        if place <= limits.COLUMNS:
            return place - 1
    raise UserError(T("tables.mapping_column"), heading=heading, found=listed(texts))


def _plain(text: str) -> str:
    words = search_key(text).split()
    return " ".join(word for word in words if not word.isdigit()) or " ".join(words)


def _language(words: Iterable[str]) -> str:
    for word in words:
        if word in _KAZAKH_WORDS:
            return "kk"
        if word in _RUSSIAN_WORDS:
            return "ru"
    return ""
