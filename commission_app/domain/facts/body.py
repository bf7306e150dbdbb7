"""What every kind of fact has in common: a salt, a natural key, a writer, rows."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self, TypeVar

import msgspec

from commission_app.shared.world import DAY, MOMENT, MOMENT_OR_NONE

Of = int | str  # what stands for a fact in a row: its number in the store, or its digest
Rows = Mapping[str, Sequence[tuple[Any, ...]]]  # table → rows that begin with it
_CODE = r"^[^\s/:]+\Z"
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40, pattern=_CODE)]
CodeOrNone = Annotated[str, msgspec.Meta(max_length=40, pattern=r"^[^\s/:]*\Z")]
Reference = Annotated[str, msgspec.Meta(max_length=120)]  # a document's number: it is a key
InterviewCode = Annotated[
    str, msgspec.Meta(min_length=1, max_length=48, pattern=r"^[^\s/:]+(/[0-9]+)?\Z")
]
InterviewOrNone = Annotated[
    str, msgspec.Meta(max_length=48, pattern=r"^([^\s/:]+(/[0-9]+)?)?\Z")
]
LINE, PROSE = 600, 20_000  # characters of a line, and of words that somebody wrote
Line = Annotated[str, msgspec.Meta(max_length=LINE)]
Prose = Annotated[str, msgspec.Meta(max_length=PROSE)]
Moment = Annotated[str, msgspec.Meta(max_length=40, pattern=MOMENT_OR_NONE)]  # ISO 8601
When = Annotated[str, msgspec.Meta(max_length=40, pattern=MOMENT)]  # never empty
Day = Annotated[str, msgspec.Meta(max_length=10, pattern=DAY)]
Level = Annotated[int, msgspec.Meta(ge=0, le=100)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**31)]


class Writer(enum.Enum):
    """Whose facts of a kind count."""

    FOUNDER = "founder"  # the device that the season's id commits to, and its heirs
    OFFICE = "office"
    MEMBER = "member"  # a confirmed device of the member whose thing ends with "/<member>"
    EITHER = "either"
    ANYBODY = "anybody"  # gives no right by itself: it introduces a device


class Body(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    omit_defaults=True,
    gc=False,  # as all values below it: frozen values hold no cycles that could be looked for
):
    """A body; its salt keeps the content from being guessed from the digest later."""

    salt: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{32})?\Z")] = ""

    version: ClassVar[int] = 1
    writer: ClassVar[Writer] = Writer.OFFICE
    trust: ClassVar[bool] = (
        False  # decides who may write what: few, never withheld or destroyed
    )
    destructible: ClassVar[bool] = True

    @property
    def about(self) -> str:
        """The thing's natural key: two devices that speak of one thing say the same."""
        raise NotImplementedError(type(self).__name__)

    def heard(self) -> Self:
        """As it is understood; its bytes, and so its digest, stay as they were signed."""
        return self

    def rows(self, of: Of) -> Rows:  # noqa: ARG002 - most kinds have none
        """Rows that begin with `of`, only for nouns that SQL must search, sort or add up."""
        return {}


class Introduction(Body, frozen=True, kw_only=True):
    """The first fact of a device: both public keys, whose hash is the device's id."""

    signing: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    sealing: Annotated[str, msgspec.Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]

    trust = True
    destructible = False


@lru_cache(maxsize=1024)
def is_code(text: str) -> bool:
    """Whether a text of the right length is a `Code`: a few stand in very many sheets."""
    return re.search(_CODE, text) is not None


def once(values: Collection[object], what: str) -> None:
    """ValueError when one of the values stands twice."""
    if len(set(values)) != len(values):
        raise ValueError(f"{what} twice")


B = TypeVar("B", bound=Body)


def unsalted(body: B) -> B:
    """The content alone, to be compared with another body."""
    return msgspec.structs.replace(body, salt="")
