"""Invented names in both spellings, as identity documents have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from commission_app.domain.names import Name, Names
from commission_app.services.sample.store import store

if TYPE_CHECKING:
    from commission_app.domain.iin import Sex
    from commission_app.services.sample.draw import Draw
    from commission_app.services.sample.store import Others, Rooted


class Pair(NamedTuple):
    """One part of a name in both spellings."""

    kk: str
    ru: str


_NONE = Pair("", "")


class Named(NamedTuple):
    """Somebody's names, and whether they are Kazakh ones."""

    names: Names
    kazakh: bool


def named(draw: Draw, sex: Sex) -> Named:
    """Names for a man or a woman: of a people by its share, now and then unusual ones."""
    parts = store()
    place = draw.weighed([parts.kazakh.weight, *(other.weight for other in parts.others)])
    if place:
        return Named(_other(draw, sex, parts.others[place - 1]), kazakh=False)
    return Named(_kazakh(draw, sex), kazakh=True)


def _kazakh(draw: Draw, sex: Sex) -> Names:
    rare = draw.below(1000)
    if rare < 3:
        only = draw.pick(store().kazakh.surnames)
        return _names(Pair(only.kk, only.ru), _NONE, _NONE)
    if rare < 8 and sex == "f":
        return _long(draw)
    given = _kazakh_given(draw, sex)
    manner = draw.weighed([76, 16, 8])
    if manner == 0:
        surname = _with_suffix(draw, sex)
        return _names(surname, given, _patronymic(draw, sex, missing=0.12))
    root = draw.pick(store().kazakh.surnames)
    if manner == 1:
        father = _joined(draw.pick(store().kazakh.men), sex) if draw.chance(0.5) else _NONE
        return _names(Pair(root.kk, root.ru), given, father)
    return _names(_joined(root, sex), given, _NONE)


def _kazakh_given(draw: Draw, sex: Sex) -> Pair:
    parts = store().kazakh
    one = draw.pick(parts.men) if sex == "m" else draw.pick(parts.women)
    return Pair(one.kk, one.ru)


def _with_suffix(draw: Draw, sex: Sex) -> Pair:
    """A surname in -ов or -ев; some women bear two."""
    first, second = draw.some(store().kazakh.surnames, 2)
    if sex == "f" and draw.chance(0.04):
        return _double(first, second)
    return _surname(first, sex)


def _surname(root: Rooted, sex: Sex) -> Pair:
    ending = "" if sex == "m" else "а"
    return Pair(*(text + ending for text in root.derived()))


def _double(first: Rooted, second: Rooted) -> Pair:
    one, two = _surname(first, "f"), _surname(second, "f")
    return Pair(f"{one.kk}-{two.kk}", f"{one.ru}-{two.ru}")


def _patronymic(draw: Draw, sex: Sex, *, missing: float) -> Pair:
    """Kazakh -ұлы and -қызы; the Russian spelling follows it or takes -ович and -овна."""
    if draw.chance(missing):
        return _NONE
    father = draw.pick(store().kazakh.men)
    joined, ending = _joined(father, sex), "ич" if sex == "m" else "на"
    kk, ru = (stem + ending for stem in father.derived())
    return (joined, Pair(joined.kk, ru), Pair(kk, ru))[draw.weighed([25, 65, 10])]


def _joined(root: Rooted, sex: Sex) -> Pair:
    kk, ru = ("ұлы", "улы") if sex == "m" else ("қызы", "кызы")
    return Pair(root.kk + kk, root.ru + ru)


def _long(draw: Draw) -> Names:
    """About sixty letters, as they do occur."""
    parts = store().kazakh.long
    given = draw.pick(parts.women)
    surname = _double(*draw.some(parts.surnames, 2))
    return _names(surname, Pair(given.kk, given.ru), _joined(draw.pick(parts.fathers), "f"))


def _other(draw: Draw, sex: Sex, parts: Others) -> Names:
    surnames = [one.man if sex == "m" else one.woman for one in draw.some(parts.surnames, 2)]
    double = sex == "f" and draw.chance(0.03)
    surname = "-".join(surnames) if double else surnames[0]
    given = draw.pick(parts.men).given if sex == "m" else draw.pick(parts.women)
    father = draw.pick(parts.men).stem + ("ич" if sex == "m" else "на")
    if draw.chance(0.06):
        father = ""
    return _names(Pair(surname, surname), Pair(given, given), Pair(father, father))


def _names(surname: Pair, given: Pair, patronymic: Pair) -> Names:
    return Names(
        Name(surname.kk, given.kk, patronymic.kk), Name(surname.ru, given.ru, patronymic.ru)
    )
