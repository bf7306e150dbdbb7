"""Everything that comes from outside is spoilt in every layer: refused in words, or the same.

What its makers did not sign anew must be refused or be read as it was. What a sender signs anew
cannot hold facts that others did not write; what an insider signs for himself is read whole.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from commission_app.exchange import device_file, statement
from commission_app.exchange.device_file import DeviceFile
from commission_app.exchange.opening import Expect, open_package
from commission_app.models.vault import SLOT, Slot, Vault
from commission_app.shared import canonical
from commission_app.shared.errors import UserError
from commission_app.shared.keys import Keys, fingerprint
from commission_app.shared.texts import LANGUAGES, say
from commission_app.shared.world import SeededWorld
from tests.soak.boxes import Box, boxes, spoilt
from tests.soak.campaign import Outcome, Task, say as tell
from tests.soak.mutating import cut, spoil_bytes, spoil_json
from tests.support.packages import OFFICE, SEASON, gzipped, sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.exchange.opening import Package

TOLD = 20_000  # mutations between two lines of progress
PASSPHRASE = "a long enough passphrase"
CHEAPEST = 14  # the least that a slot may cost
Result = str  # what is counted: "refused", "same", "subset", "signed anew"


class Found(AssertionError):  # noqa: N818 - it is what a campaign looks for
    """Something was accepted that is not what it was."""


@dataclass
class Seen:
    """What became of the mutations so far."""

    outcomes: Counter[str] = field(default_factory=Counter[str])
    kinds: Counter[str] = field(default_factory=Counter[str])
    reasons: Counter[str] = field(default_factory=Counter[str])
    said: set[str] = field(default_factory=set[str])  # keys whose texts were looked at
    wrong: list[str] = field(default_factory=list[str])


def run(task: Task) -> Outcome:
    """Mutation number i has the seed `task.seed` + i: `--seed THAT --amount 1` repeats it."""
    seen, others = Seen(), _others(task.folder)
    for number in range(task.amount):
        seed = task.seed + number
        rng = random.Random(seed)
        name, attack = _choose(rng, others)
        seen.kinds[name] += 1
        try:
            seen.outcomes[attack(rng)] += 1
        except UserError as refused:
            seen.outcomes["refused"] += 1
            seen.reasons[refused.key] += 1
            seen.wrong += _unsaid(refused, seen, seed)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is what we look for
            seen.wrong.append(f"seed {seed}, {name}: {type(fault).__name__}: {fault}"[:300])
        if (number + 1) % TOLD == 0:
            tell(f"  {number + 1} mutations, {len(seen.wrong)} found")
    return Outcome(task.amount, tuple(seen.wrong), _note(seen))


def _note(seen: Seen) -> str:
    parts = [f"{count} {name}" for name, count in sorted(seen.kinds.items())]
    ends = [f"{count} {name}" for name, count in seen.outcomes.most_common()]
    return f"of {', '.join(parts)}; {', '.join(ends)}; {len(seen.reasons)} reasons"


def _unsaid(refused: UserError, seen: Seen, seed: int) -> list[str]:
    """What is wrong with the words of a refusal: each key is looked at once."""
    if refused.key in seen.said:
        return []
    seen.said.add(refused.key)
    texts = [say(refused.key, language, **refused.values) for language in LANGUAGES]
    bad = [text for text in texts if len(text) < 20 or re.search(r"[{}]", text)]
    return [f"seed {seed}: {refused.key} says {text!r}" for text in bad]


def _choose(
    rng: random.Random, others: dict[str, Callable[[random.Random], Result]]
) -> tuple[str, Callable[[random.Random], Result]]:
    """Nearly all of the plain content; the layers around it and the other files as well."""
    chance = rng.random()
    if chance < 0.9:
        box = rng.choice(boxes())
        return box.kind, lambda rng: _content(box, rng)
    name = rng.choice(sorted(others))
    return name, others[name]


# Packages


def _opened(box: Box, data: bytes) -> Package:
    """As the office reads what a laptop hands over, as a laptop what its office sends."""
    pin = () if box.chained else (box.keys.device,)
    expect = Expect(OFFICE.device, SEASON, practice=True, senders=pin)
    return open_package(data, OFFICE.open, expect)


def _content(box: Box, rng: random.Random) -> Result:
    plain, signer = spoilt(box, rng.choice(boxes()), rng)
    package = _opened(box, sealed(gzipped(plain)))
    honest = {fact.digest: fact for fact in box.facts}
    true = all(f.digest in honest and f.raw == honest[f.digest].raw for f in package.facts)
    if true and all(f.body in (None, honest[f.digest].body) for f in package.facts):
        whole = [f for f in package.facts if f.body == honest[f.digest].body]
        if len(whole) == len(honest) and plain == box.plain:
            return "same"
        if signer in ("sender", "insider") or len(whole) == len(honest):
            return "the same facts in another package"
        raise Found(f"a part of the facts, signed by {signer}")
    if signer == "insider" or (signer == "sender" and not box.chained):
        _as_written(package)
        return "signed anew by who may"
    raise Found(f"other facts, signed by {signer}")


def _as_written(package: Package) -> None:
    """What was read says the very bytes that came."""
    for fact in package.facts:
        if canonical.encode(fact.header) != fact.raw:
            raise Found("a header was read otherwise")
        body = package.bodies.get(fact.digest)
        if body is not None and canonical.encode(body) != fact.body:
            raise Found(f"a body of {fact.header.kind} was read otherwise")


def _gzip_layer(rng: random.Random) -> Result:
    box = rng.choice(boxes())
    squeezed = gzipped(box.plain)
    spoil = spoil_bytes if rng.random() < 0.8 else cut
    return _same(box, sealed(spoil(squeezed, rng)))


def _age_header(rng: random.Random) -> Result:
    box = rng.choice(boxes())
    end = box.data.index(b"\n--- ") + 49
    head = (spoil_bytes if rng.random() < 0.8 else cut)(box.data[:end], rng)
    return _same(box, head + box.data[end:])


def _file(rng: random.Random) -> Result:
    box = rng.choice(boxes())
    return _same(box, (spoil_bytes if rng.random() < 0.8 else cut)(box.data, rng))


def _same(box: Box, data: bytes) -> Result:
    if [f.raw for f in _opened(box, data).facts] != [f.raw for f in box.facts]:
        raise Found("other facts")
    return "same"


# What else comes from outside


def _others(folder: Path) -> dict[str, Callable[[random.Random], Result]]:
    vault = _Vault(folder / "vault")
    device, secret = _device_file(), SeededWorld("certificates").random(32)
    code = statement.sign(secret, _statement())
    public = statement.certificate_public_key(secret)
    return {
        "gzip layer": _gzip_layer,
        "age header": _age_header,
        "file": _file,
        "vault slot": vault.attack,
        "device file": lambda rng: _device(device, rng),
        "certificate code": lambda rng: _code(code, public, rng),
    }


class _Vault:
    """A vault with one slot, which is spoilt again and again."""

    def __init__(self, folder: Path) -> None:
        world = SeededWorld("vault")
        shutil.rmtree(folder, ignore_errors=True)
        self.vault, self.key = Vault.make(folder, world)
        self.vault.add_user("secretary", PASSPHRASE, self.key, world, CHEAPEST)
        self.path = folder / f"secretary{SLOT}"
        self.honest = self.path.read_bytes()

    def attack(self, rng: random.Random) -> Result:
        raw = rng.choice((spoil_bytes, spoil_json, cut))(self.honest, rng)
        if rng.random() < 0.5:
            raw = _checked_anew(raw)
        self.path.write_bytes(raw)
        if self.vault.open(PASSPHRASE, "secretary") != self.key:
            raise Found("another key")
        return "same"


def _checked_anew(raw: bytes) -> bytes:
    """With the slot's own check right, as whoever spoils it on purpose would."""
    try:
        slot = msgspec.json.decode(raw, type=Slot)
    except (ValueError, msgspec.DecodeError):
        return raw
    if slot.log2n > CHEAPEST + 1:  # costs what it says: 2^20 is 8 seconds, and allowed
        return raw
    return canonical.encode(msgspec.structs.replace(slot, check=slot.true_check()))


def _device_file() -> bytes:
    keys = Keys.make(SeededWorld("auditor"))
    said = DeviceFile(
        device=keys.device,
        signing=keys.public.signing,
        sealing=keys.public.sealing,
        fingerprint=fingerprint(keys.device),
        purpose="auditor",
        practice=True,
        title="Аудитор",
        made_at="2026-09-29T09:14:03.120Z",
        offset="+05:00",
    )
    return device_file.write(said, keys)


def _device(honest: bytes, rng: random.Random) -> Result:
    magic, raw, signature, end = honest.split(b"\n")
    if rng.random() < 0.5:
        data = b"\n".join((magic, spoil_json(raw, rng), signature, end))
    else:
        data = (spoil_bytes if rng.random() < 0.8 else cut)(honest, rng)
    if device_file.read(data) != device_file.read(honest):
        raise Found("other keys")
    return "same"


def _statement() -> statement.CertificateStatement:
    return statement.CertificateStatement(
        number="KZL-2026-0001",
        names_kk="Әбенова Айгүл",
        names_ru="Абенова Айгуль",
        issued="2026-10-06",
        order="412-ө",
        protocol_code="ABCDE-FGHJK-MNPQR-STVWX",
        category="",
        valid_until="2030-10-06",
        season="2026",
        practice=True,
    )


def _code(honest: str, public: bytes, rng: random.Random) -> Result:
    text = (spoil_bytes if rng.random() < 0.8 else cut)(honest.encode(), rng)
    said = statement.verify(text.decode("latin-1"), [public])
    if said != _statement():
        raise Found("another certificate")
    return "same"
