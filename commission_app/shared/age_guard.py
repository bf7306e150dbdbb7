"""The header of an age file, checked first: decryption takes quadratic time in stanzas."""

from __future__ import annotations

import re

HEAD = 16 * 1024  # bytes; 64 recipients need about 7 KiB
STANZAS = 64
_VERSION = b"age-encryption.org/v1\n"
_STANZA = re.compile(
    rb"-> (X25519 [A-Za-z0-9+/]{43}|[!-~]{0,16}-grease( [!-~]+)*)\n"
    rb"(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n"
)
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")


def check_header(sealed: bytes) -> int:
    """Length of the header of an age file to X25519 keys only; ValueError for anything else.

    The grammar is that of age-encryption.org/v1, with `*-grease` stanzas allowed and passphrase
    (scrypt), SSH and plugin stanzas refused.
    """
    head = sealed[:HEAD]
    if not head.startswith(_VERSION):
        raise ValueError("not an age file")
    at, stanzas = len(_VERSION), 0
    while found := _STANZA.match(head, at):
        at, stanzas = found.end(), stanzas + 1
        if stanzas > STANZAS:
            raise ValueError("too many recipients")
    mac = _MAC.match(head, at)
    if not stanzas or mac is None:
        raise ValueError(f"header refused at byte {at}")
    return mac.end()
