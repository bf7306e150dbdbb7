"""Invented members of a commission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual
from commission_app.services.sample.draw import Draw
from commission_app.services.sample.naming import named
from commission_app.services.sample.store import store

if TYPE_CHECKING:
    from commission_app.services.sample.store import Function, SamplePerson


@dataclass(frozen=True, slots=True)
class SampleMember:
    """A person of the commission; `code` is fit for a file's name."""

    code: str
    names: Bilingual
    position: Bilingual
    function: Function
    votes: bool


def members(count: int) -> tuple[SampleMember, ...]:
    """`count` voting members (chair, deputy, members), then a secretary and an observer.

    The first nine are always the same; ValueError for fewer than one.
    """
    if count < 1:
        raise ValueError(count)
    known = store().members
    voting = [
        _member(f"M{place:02d}", known[place - 1], votes=True)
        if place <= len(known)
        else _further(place)
        for place in range(1, count + 1)
    ]
    secretary = _member("S01", store().secretary, votes=False)
    return (*voting, secretary, _member("O01", store().observer, votes=False))


def _member(code: str, person: SamplePerson, *, votes: bool) -> SampleMember:
    return SampleMember(code, person.names, person.position, person.function, votes)


def _further(place: int) -> SampleMember:
    draw = Draw("member", place)
    names = named(draw, "f" if draw.chance(0.5) else "m").names
    full = Bilingual(names.kk.full, names.ru.full)
    position = draw.pick(store().member_positions)
    return SampleMember(f"M{place:02d}", full, position, "member", votes=True)
