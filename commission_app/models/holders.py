"""To whom each slot is sealed, kept in the encrypted file; and who may open it no more."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec

from commission_app.models import own
from commission_app.models.vault import Holder

if TYPE_CHECKING:
    from commission_app.models.database import Connection

_PREFIX = "slot:"
_REMOVED = b""


def known(c: Connection) -> dict[str, Holder]:
    """Name → holder of the slots that were made or opened here."""
    return {
        key.removeprefix(_PREFIX): msgspec.json.decode(raw, type=Holder)
        for key, raw in own.values(c, _PREFIX).items()
        if raw != _REMOVED
    }


def learn(c: Connection, name: str, holder: Holder) -> None:
    """This slot was made or opened just now."""
    own.keep_value(c, _key(name), msgspec.json.encode(holder))


def remove(c: Connection, name: str) -> None:
    """This person opens it no more, whatever slot somebody brings back."""
    own.keep_value(c, _key(name), _REMOVED)


def removed(c: Connection, name: str) -> bool:
    """Whether this person was removed."""
    return own.value(c, _key(name)) == _REMOVED


def _key(name: str) -> str:
    return _PREFIX + unicodedata.normalize("NFC", name)
