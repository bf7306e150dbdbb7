"""A person's name as it stands in the identity document: two stored spellings, never declined, never transliterated."""

from __future__ import annotations

import msgspec


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One spelling of a name; the patronymic is empty where there is none."""

    surname: str
    given: str = ""
    patronymic: str = ""

    @property
    def full(self) -> str:
        """Surname, given name and patronymic, as lists and documents print them."""
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Both spellings of one name."""

    kk: Name
    ru: Name
