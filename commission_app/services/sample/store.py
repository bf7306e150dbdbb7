"""The tables of invented parts that people and workplaces are put together from."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from commission_app.domain.language import Bilingual
from commission_app.shared.paths import resources

OrgType = Literal["school", "kindergarten", "college", "other"]
Function = Literal["chair", "deputy", "member", "secretary", "observer"]
Bilinguals = tuple[Bilingual, ...]


class Rooted(msgspec.Struct, frozen=True, array_like=True):
    """A name in both spellings, and which of -ов and -ев its derivatives take."""

    kk: str
    ru: str
    suffix: Literal["ов", "ев"]

    def derived(self) -> tuple[str, str]:
        """Both spellings with the suffix: a man's surname, or the stem of a patronymic."""
        return self.kk.removesuffix("й") + self.suffix, self.ru.removesuffix("й") + self.suffix


class Spelt(msgspec.Struct, frozen=True, array_like=True):
    """A woman's given name in both spellings."""

    kk: str
    ru: str


class Paired(msgspec.Struct, frozen=True, array_like=True):
    """A surname of a man and of a woman."""

    man: str
    woman: str


class Fathered(msgspec.Struct, frozen=True, array_like=True):
    """A man's given name, and the stem of the patronymic that comes from it."""

    given: str
    stem: str


class LongNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of names that try the width of every column."""

    surnames: tuple[Rooted, ...]
    women: tuple[Spelt, ...]
    fathers: tuple[Rooted, ...]


class Kazakh(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of Kazakh names, whose two spellings differ."""

    weight: int
    men: tuple[Rooted, ...]
    women: tuple[Spelt, ...]
    surnames: tuple[Rooted, ...]
    long: LongNames


class Others(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parts of names of one more people of the country, spelt alike in both languages."""

    weight: int
    surnames: tuple[Paired, ...]
    men: tuple[Fathered, ...]
    women: tuple[str, ...]


class SampleRegion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region by its ISO code, its districts, and how its colleges are called."""

    code: str
    weight: int
    college: Bilingual
    districts: Bilinguals


class SampleOrganisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of organisation: patterns of titles and who works there."""

    key: OrgType
    weight: int
    titles: Bilinguals
    deputies: Bilinguals
    teachers: Bilinguals


class SamplePerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented person of the commission."""

    function: Function
    names: Bilingual
    position: Bilingual


class Store(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in the preset."""

    kazakh: Kazakh
    others: tuple[Others, ...]
    regions: tuple[SampleRegion, ...]
    organisations: tuple[SampleOrganisation, ...]
    eponyms: Bilinguals
    nicknames: Bilinguals
    categories: Bilinguals
    members: tuple[SamplePerson, ...]
    member_positions: Bilinguals
    secretary: SamplePerson
    observer: SamplePerson


@cache
def store() -> Store:
    """The preset; FileNotFoundError or msgspec.DecodeError in a broken installation."""
    raw = (resources() / "presets" / "sample-people.json").read_bytes()
    return msgspec.json.decode(raw, type=Store)
