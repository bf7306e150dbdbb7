"""What documents are printed from: frozen, plain values that several documents share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from commission_app.domain.language import Bilingual
    from commission_app.domain.names import Names


@dataclass(frozen=True, kw_only=True)
class Requisites:
    """The organisation as its papers name it; None is not set yet."""

    ministry: Bilingual | None
    place: Bilingual | None  # «Астана қаласы», «город Астана»
    emblem: bytes = b""  # PNG; empty leaves the place free


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in a list: the name, what he or she is here, the post."""

    names: Names
    role: Bilingual | None = None  # «Комиссия мүшесі», «Член комиссии»
    post: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Who signs, in the order of signing; outside the commission the role is a post."""

    names: Names
    role: Bilingual


@dataclass(frozen=True, kw_only=True)
class Control:
    """The control code, the digest that it abbreviates, the journal head, the program."""

    code: str  # XXXXX-XXXXX-XXXXX-XXXXX
    digest: str  # 64 hex signs
    audit_head: str = ""  # control code of the journal's head
    program: str = ""  # version


@dataclass(frozen=True, kw_only=True)
class RulesetLine:
    """Which rules were in force: version and the beginning of their control code."""

    version: int
    code: str


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """The sitting a paper belongs to; the number is None until the protocol is registered."""

    number: str | None
    dates: tuple[date, ...]
