"""A device's public keys as a small signed file, so that a season can be sealed to it."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

import msgspec

from commission_app.exchange.manifest import (
    Hex,
    Offset,
    Part,
    Sealing,
    Time,
    read_signature,
    signature_line,
)
from commission_app.shared import canonical
from commission_app.shared.errors import UserError
from commission_app.shared.keys import Keys, PublicKeys, fingerprint
from commission_app.shared.texts import T

FORMAT = 1
MAGIC = b"CMK1"
SIGN = "commission-device-file-1"
ENDING = ".cmk"
LARGEST = 1 << 12  # bytes

Purpose = Literal["auditor", "office"]
SeasonOrNone = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{32})?\Z")]
Title = Annotated[str, msgspec.Meta(max_length=120)]
Print = Annotated[str, msgspec.Meta(pattern=r"\A[0-9A-Z-]{29}\Z")]


class DeviceFile(Part, frozen=True, kw_only=True):
    """What a device says of itself; nothing of it is secret."""

    format: Annotated[int, msgspec.Meta(ge=1, le=2**31)] = FORMAT
    device: Hex
    signing: Hex
    sealing: Sealing
    fingerprint: Print
    purpose: Purpose
    practice: bool
    season: SeasonOrNone = ""  # of an office that has one
    title: Title = ""  # what people call it
    made_at: Time
    offset: Offset

    @property
    def keys(self) -> PublicKeys:
        """Both public keys."""
        return PublicKeys(self.signing, self.sealing)


_decoder = msgspec.json.Decoder(DeviceFile)


def write(said: DeviceFile, keys: Keys) -> bytes:
    """The bytes of the file, signed by the device that it is about."""
    raw = canonical.encode(said)
    signature = keys.sign(SIGN, hashlib.sha256(raw).hexdigest())
    return b"%s\n%s\n%s\n" % (MAGIC, raw, signature_line(signature))


def read(data: bytes) -> DeviceFile:
    """What is in a device file; UserError for another file, a damaged or a forged one."""
    if not data.startswith(MAGIC + b"\n") or len(data) > LARGEST:
        raise UserError(T("offices.not_a_device_file"))
    try:
        _, raw, line, rest = data.split(b"\n")
        said = canonical.read(_decoder, raw)
        signature = read_signature(line)
        said.keys.check()
    except ValueError:
        raise UserError(T("offices.device_file_damaged")) from None
    true = said.keys.device
    own = (said.device, said.fingerprint) == (true, fingerprint(true))
    if rest or said.format != FORMAT or not own:
        raise UserError(T("offices.device_file_damaged"))
    if not said.keys.verify(SIGN, hashlib.sha256(raw).hexdigest(), signature):
        raise UserError(T("offices.device_file_damaged"))
    return said
