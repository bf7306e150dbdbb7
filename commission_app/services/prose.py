"""Words that a person wrote, on their way into a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from commission_app.domain.facts.body import PROSE, Body
from commission_app.domain.facts.kinds import body_of
from commission_app.shared import canonical
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.domain.facts.header import Fact

B = TypeVar("B", bound=Body)
LONGEST = PROSE
WHOLE = canonical.LARGEST - (1 << 12)  # bytes of a body: beside its header in one line
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def tidy(text: str) -> str:
    """Without spaces around, and without what no paper shows or what turns a line around."""
    return _UNSEEN.sub("", text).strip()


def prose(text: str) -> str:
    """What a fact keeps of these words; UserError where they are more than it holds.

    Nothing is cut off: whoever wrote them decides what can go.
    """
    kept = tidy(text)
    if len(kept) > LONGEST:
        raise UserError(T("services.prose_long"), count=len(kept), most=LONGEST)
    return kept


def readable(body: B) -> B:
    """The body as others admit it: without signs that nobody can see, wherever it has any."""
    return written(body)[0]


def written(body: B) -> tuple[B, bytes]:
    """The same with its canonical bytes."""
    raw = canonical.encode(body)
    if not canonical.unseen(raw):
        return body, raw
    raw = canonical.seen(raw)
    return msgspec.json.decode(raw, type=type(body)), raw


def admitted(fact: Fact) -> Body:
    """The body as others will read it; UserError for too many words, wherever they stand.

    Asked before it is recorded: nobody could take a chain that holds what is refused elsewhere.
    """
    try:
        body = body_of(fact)
    except msgspec.ValidationError as error:
        most = re.search(r"`str` of length <= ([0-9]+)", str(error))
        if most is None:
            raise
        count = max(map(len, _texts(msgspec.json.decode(fact.body or b"{}"))))
        raise UserError(T("services.prose_long"), count=count, most=int(most[1])) from None
    if body is None or fact.body is None:
        raise TypeError(fact.header.kind)
    if len(fact.body) > WHOLE:
        count = sum(map(len, _texts(msgspec.json.decode(fact.body))))
        raise UserError(T("services.prose_long"), count=count, most=WHOLE // 3)
    return body


def _texts(value: object) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inside = cast("dict[str, object] | list[object]", value)
        for one in inside.values() if isinstance(inside, dict) else inside:
            yield from _texts(one)
