"""To whom each slot is sealed, kept in the encrypted file; and who may open it no more."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec

from commission_app.models import own
from commission_app.models.vault import RECOVERY, Holder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.models.database import Connection

_PREFIX = "slot:"
_OWNER = "slot-salt:"  # whose a salt is stays known when the slot is gone
_REMOVED = b""
_EYES, _EYE = "eyes", "eye:"  # whether a list of them was begun; name → salt of the slot
_STRANGE = "slot-strange:"  # a passphrase that was set without the old one, not yet told of


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


def renew(c: Connection, name: str, holder: Holder) -> None:
    """The same person with another passphrase: who was one of two goes on being it."""
    counts = name in eyes(c)
    learn(c, name, holder)
    if counts:
        trust(c, name)


def eyes(c: Connection) -> set[str]:
    """Who may be one of two: all, until a list is begun; then whose slot is still that one."""
    here = known(c)
    if own.value(c, _EYES) is None:
        return set(here) - {RECOVERY}
    listed = {k.removeprefix(_EYE): v.decode() for k, v in own.values(c, _EYE).items()}
    return {name for name, salt in listed.items() if name in here and here[name].salt == salt}


def begin_eyes(c: Connection, names: Iterable[str] | None = None) -> None:
    """A list of those who may be one of two: these only, or all who are known by now.

    Without names nothing changes where there is a list.
    """
    if names is None and own.value(c, _EYES) is not None:
        return
    chosen = eyes(c) if names is None else set(names)
    for key in own.values(c, _EYE):
        own.forget(c, key)
    own.keep_value(c, _EYES, b"1")
    for name in chosen:
        trust(c, name)


def trust(c: Connection, name: str) -> None:
    """The slot that this person has now is one of two."""
    own.keep_value(c, _EYE + _name(name), known(c)[_name(name)].salt.encode())


def estrange(c: Connection, name: str) -> None:
    """This person's slot is another one, and nobody typed the old passphrase."""
    own.keep_value(c, _STRANGE + _name(name), b"1")


def strangers(c: Connection) -> list[str]:
    """Of whom that is not told yet; from now on it is."""
    found = own.values(c, _STRANGE)
    for key in found:
        own.forget(c, key)
    return sorted(key.removeprefix(_STRANGE) for key in found)


def said(c: Connection) -> dict[str, bytes]:
    """All of this, for an older copy that the same people are to open."""
    found = {
        key: raw
        for prefix in (_PREFIX, _OWNER, _EYE)
        for key, raw in own.values(c, prefix).items()
    }
    begun = own.value(c, _EYES)
    return found if begun is None else {**found, _EYES: begun}


def bring(c: Connection, everything: dict[str, bytes]) -> None:
    """Into that copy; whose a slot was that only it knows stays known."""
    for prefix in (_PREFIX, _EYE):
        for key in own.values(c, prefix):
            own.forget(c, key)
    for key, raw in everything.items():
        own.keep_value(c, key, raw)


def _key(name: str) -> str:
    return _PREFIX + _name(name)


def _name(name: str) -> str:
    return unicodedata.normalize("NFC", name)
