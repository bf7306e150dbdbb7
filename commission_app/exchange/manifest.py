"""What a package says of itself: one line of canonical JSON that its sender signs."""

from __future__ import annotations

import base64
import hashlib
from typing import Annotated, Any, Literal

import msgspec

from commission_app.shared import canonical
from commission_app.shared.keys import PublicKeys
from commission_app.shared.world import MOMENT

FORMAT = 1  # the one this program writes, and the newest it reads
MAGIC = b"CMX1"
SIGN = "commission-manifest-1"
SEEN = 16  # heads of another device that a package repeats

Kind = Literal["assignment", "sheets", "update", "extract", "register"]
CHAINED: frozenset[Kind] = frozenset(("sheets", "extract"))  # whole chains prove themselves

Hex = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
HexOrNone = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
Id = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
Sealing = Annotated[str, msgspec.Meta(pattern=r"\Aage1[02-9ac-hj-np-z]{58}\Z")]
SealingOrNone = Annotated[str, msgspec.Meta(pattern=r"\A(age1[02-9ac-hj-np-z]{58})?\Z")]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
Serial = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]  # gaps below it are counted
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
Name = Annotated[str, msgspec.Meta(max_length=64)]
Time = Annotated[str, msgspec.Meta(max_length=32, pattern=MOMENT)]
Offset = Annotated[str, msgspec.Meta(pattern=r"\A[+-][0-9]{2}:[0-9]{2}\Z")]

Leaf = tuple[Number, Hex]  # (n, digest) of the last fact of a chain
Leaves = dict[Hex, Annotated[tuple[Leaf, ...], msgspec.Meta(max_length=1000)]]
Heads = dict[Hex, Annotated[tuple[Leaf, ...], msgspec.Meta(max_length=SEEN)]]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A value inside the manifest; nothing but what is named here may stand in it."""


class Sender(Part, frozen=True, kw_only=True):
    """The device that made the package, with the keys that its id is the hash of."""

    device: Hex
    signing: Hex
    sealing: Sealing

    @property
    def keys(self) -> PublicKeys:
        """Both public keys."""
        return PublicKeys(self.signing, self.sealing)


class Recipient(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A device by its id, or an activation slip by the `age1…` of its code; never both."""

    device: HexOrNone = ""
    activation: SealingOrNone = ""

    @property
    def address(self) -> str:
        """What a reader compares with its own address."""
        return self.device or self.activation

    def __post_init__(self) -> None:
        if bool(self.device) == bool(self.activation):
            raise ValueError("one address")


class Control(Part, frozen=True, kw_only=True):
    """Totals that a person could add up: sheets, and the sum of marks of each criterion."""

    sheets: Count
    marks: dict[Name, Count]


class Diary(Part, frozen=True, kw_only=True):
    """How far the sender's diary went: number and digest of its last line."""

    n: Count
    head: HexOrNone


class Draft(Part, frozen=True, kw_only=True):
    """What the sender decides about a package; the rest follows from facts and keys."""

    package: Id  # UUIDv7
    kind: Kind
    practice: bool
    season: Id
    number: Serial  # of this sender's packages, so that a gap is noticed
    made_at: Time  # UTC, for people
    offset: Offset
    ruleset: HexOrNone = ""
    have: Leaves = {}
    seen: Heads = {}
    diary: Diary = Diary(n=0, head="")
    program: Name = ""


class Manifest(Draft, frozen=True, kw_only=True):
    """All that a package says of itself."""

    format: Annotated[int, msgspec.Meta(ge=1, le=2**31)]
    lowest_format: Annotated[int, msgspec.Meta(ge=1, le=2**31)]
    sender: Sender
    recipients: Annotated[tuple[Recipient, ...], msgspec.Meta(min_length=1, max_length=63)]
    facts: dict[Name, Count]  # how many of each kind
    control: Control
    payload_sha256: Hex

    def signed_by_sender(self, raw: bytes, signature: bytes) -> bool:
        """Whether `signature` is the sender's own, over these very bytes."""
        digest = hashlib.sha256(raw).hexdigest()
        return self.sender.keys.verify(SIGN, digest, signature)


class NewerFormat(ValueError):  # noqa: N818 - a finding, named by what happened
    """Made by a newer program in a form that this one cannot read."""


class _Formats(msgspec.Struct):
    """The little that every format, whatever it becomes, has in common."""

    format: int
    lowest_format: int
    program: Name = ""


_ANYTHING = msgspec.json.Decoder(dict[str, Any])


def read(raw: bytes) -> Manifest:
    """The manifest in `raw`; NewerFormat, or ValueError for what breaks the schema.

    A newer format that says that this program may read it can have fields unknown here.
    """
    value = canonical.read(_ANYTHING, raw)
    canonical.bounded(value)
    formats = msgspec.convert(value, _Formats)
    if formats.lowest_format > FORMAT:
        raise NewerFormat("".join(c for c in formats.program if c.isprintable()))
    if formats.format > FORMAT:
        value = {key: value[key] for key in Manifest.__struct_fields__ if key in value}
    elif set(value) != set(Manifest.__struct_fields__):
        raise ValueError("fields")
    return msgspec.convert(value, Manifest)


def signature_line(signature: bytes) -> bytes:
    """A signature as packages write it; nothing for none."""
    return base64.b64encode(signature)


def read_signature(line: bytes) -> bytes:
    """The 64 bytes of a signature, none of an empty line; ValueError for other writing."""
    if not line:
        return b""
    signature = base64.b64decode(line, validate=True)
    if len(signature) != 64 or base64.b64encode(signature) != line:
        raise ValueError("form of a signature")
    return signature
