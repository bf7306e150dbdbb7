"""Kinds of a laptop's own exchange: what it says of packages that it numbered."""

from __future__ import annotations

from typing import Annotated

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import Body, Code, Writer
from commission_app.domain.facts.header import Hex

PackageNumber = Annotated[int, msgspec.Meta(ge=1, le=2**31)]
PackageId = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Unsent(Body, frozen=True, kw_only=True):
    """A number was given to a package that was not written and read back.

    A file with it may lie somewhere all the same, so the number is never given again; every
    later package holds all that this one would have held.
    """

    device: Hex
    number: PackageNumber
    package: PackageId
    member: Code  # whose laptop it is

    writer = Writer.MEMBER

    @property
    @override
    def about(self) -> str:
        return f"{self.device}:{self.number}/{self.member}"
