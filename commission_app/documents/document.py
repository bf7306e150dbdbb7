"""What a document is: a key, a title, the snapshot it takes, and how it is composed."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import msgspec

from commission_app.documents.fonts import unprintable, unprintable_in
from commission_app.documents.wording import Both, bare, both, gap, one_line, plain
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commission_app.documents.press import Layout, Mark, Printed
    from commission_app.domain.language import Bilingual

S = TypeVar("S")


@dataclass(frozen=True)
class Setting:
    """How this print is made: its mark and the layout of the languages."""

    mark: Mark
    layout: Layout

    def need(self, value: Bilingual | str | None, label: str) -> Both:
        """A requisite as markup. Unset: a marked gap in a draft, UserError in a final paper."""
        if not _blank(value):
            return plain(value)
        words = both(label)
        if not self.mark.draft:
            raise UserError(T("documents.missing"), field=bare(one_line(words)))
        return gap(words)


def _blank(value: Bilingual | str | None) -> bool:
    """Not set: None, or blank in one of the languages."""
    if value is None or isinstance(value, str):
        return not (value or "").strip()
    return not (value.kk.strip() and value.ru.strip())


@dataclass(frozen=True)
class Document(Generic[S]):
    """One kind of paper; `title` is a text key."""

    key: str
    title: str
    snapshot: type[S]
    compose: Callable[[S, Setting], Printed]


def refuse_unprintable(snapshot: object) -> None:
    """UserError naming the letters that the fonts lack, and the text they stand in."""
    texts = list(_texts(snapshot))
    if not unprintable_in(texts):
        return
    text = next(text for text in texts if unprintable(text))
    letters = unprintable(text)
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters)
    at = next(i for i, letter in enumerate(text) if unprintable(letter))
    shown = text[max(0, at - 40) : at + 40]
    raise UserError(T("documents.unprintable"), letters=letters, codes=codes, text=shown)


def _texts(value: Any) -> Iterator[str]:
    """Every text within a snapshot, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, msgspec.Struct):
        for part in value.__struct_fields__:
            yield from _texts(getattr(value, part))
