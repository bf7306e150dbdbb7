"""A journal that was exported as JSON lines is read again: facts that prove themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.body import Introduction
from commission_app.domain.facts.chain import prove, signed
from commission_app.domain.facts.header import Fact
from commission_app.exchange.opening import LINE, LINES, PLAIN
from commission_app.shared.errors import UserError
from commission_app.shared.keys import PublicKeys
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = b'{"'  # of every line; a sealed package begins otherwise
LARGEST = PLAIN
_SPARE = 1024  # bytes of a line beside header and body


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """As much of a line as is a fact."""

    digest: str
    header: msgspec.Raw
    signature: str
    body: msgspec.Raw  # `null` where it is withheld


class _Diary(msgspec.Struct, forbid_unknown_fields=True):
    """A line of the exporter's diary: nobody else can prove it."""

    diary: msgspec.Raw


_line = msgspec.json.Decoder(_Line)
_diary = msgspec.json.Decoder(_Diary)


def read_journal(data: bytes) -> tuple[Fact, ...]:
    """Every fact of an exported journal, whole chains with signed ends; UserError."""
    if data.count(b"\n") > LINES:
        raise UserError(T("exchange.too_much_inside"))
    if not data.endswith(b"\n"):
        raise UserError(T("audit.journal_cut"))
    facts = tuple(_facts(data))
    _proven(facts)
    return facts


def _proven(facts: tuple[Fact, ...]) -> None:
    if len({fact.header.season for fact in facts}) != 1:
        raise UserError(T("audit.journal_seasons"))
    if len({fact.digest for fact in facts}) != len(facts):
        raise UserError(T("exchange.counts"))
    try:
        bodies = prove(facts)
        keys = {
            (f.header.season, f.header.device): PublicKeys(b.signing, b.sealing)
            for f in facts
            if isinstance(b := bodies.get(f.digest), Introduction)
        }
        for fact in facts:  # an export keeps signatures inside a chain too
            if fact.signature:
                signed(fact, keys)
    except ValueError as error:
        raise UserError(T("audit.journal_chain"), detail=str(error)) from None


def _facts(data: bytes) -> Iterator[Fact]:
    for number, raw in enumerate(data[:-1].split(b"\n"), 1):
        try:
            fact = _fact(raw)
        except ValueError:
            raise UserError(T("audit.journal_line"), line=number) from None
        if fact is not None:
            yield fact


def _fact(raw: bytes) -> Fact | None:
    """One line; None for one of the diary. ValueError where it is not what it says."""
    if len(raw) > 2 * LINE + _SPARE:
        raise ValueError("line too long")
    if raw.startswith(b'{"diary"'):
        _diary.decode(raw)
        return None
    said = _line.decode(raw)
    body = bytes(said.body)
    signature = bytes.fromhex(said.signature)
    fact = Fact.read(bytes(said.header), None if body == b"null" else body, signature)
    if (fact.digest, signature.hex()) != (said.digest, said.signature):
        raise ValueError("digest")
    return fact
