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
_OWNER = "slot-salt:"  # whose a salt is stays known when the slot is gone
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
    own.keep_value(c, _OWNER + holder.salt, _name(name).encode())


def remove(c: Connection, name: str) -> None:
    """This person opens it no more, whatever slot somebody brings back."""
    if old := known(c).get(_name(name)):
        learn(c, name, old)
    own.keep_value(c, _key(name), _REMOVED)


def removed(c: Connection, name: str) -> bool:
    """Whether this person was removed."""
    return own.value(c, _key(name)) == _REMOVED


def owner(c: Connection, holder: Holder) -> str:
    """Whom this slot was made for, whatever its file is called now; "" where nobody knows.

    No secret can be guessed from a salt, and no other salt opens with the same passphrase.
    """
    if said := own.value(c, _OWNER + holder.salt):
        return said.decode()
    return next((name for name, one in known(c).items() if one.salt == holder.salt), "")


def _key(name: str) -> str:
    return _PREFIX + _name(name)


def _name(name: str) -> str:
    return unicodedata.normalize("NFC", name)
