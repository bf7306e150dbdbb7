"""What the fuzzer runs, in a process of its own: bytes go into the parser of packages.

Started by `tests/soak/fuzzing.py`. A byte in front chooses the way in; all that follows is
what a stranger sent. Any exception but a refusal ends it, and so does a value read otherwise
than it was written.
"""

from __future__ import annotations

import hashlib
import importlib
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Installed when it is first asked for: see fuzzing.py. It has no types.
atheris: Any = importlib.import_module("atheris")

with atheris.instrument_imports(include=["commission_app"]):
    from commission_app.domain.facts.header import Fact
    from commission_app.domain.facts.kinds import KINDS, body_of, check
    from commission_app.exchange import device_file, manifest, opening, statement
    from commission_app.exchange.opening import Expect, open_package
    from commission_app.shared import age_guard, canonical
    from commission_app.shared.errors import UserError
    from tests.soak.boxes import boxes, recounted
    from tests.soak.mutating import cut, spoil_bytes, spoil_json
    from tests.support.packages import OFFICE, SEASON, Parts, gzipped

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = sorted(KINDS)
UPDATE = next(box for box in boxes() if box.kind == "update")
SEALED = UPDATE.data  # its header is read, what it holds is given below
LONGEST = 1 << 14  # bytes of one input
PUBLIC = statement.certificate_public_key(bytes(32))


def read_package(plain: bytes) -> None:
    """A whole package; nobody who is not its sender can have signed it."""
    expect = Expect(OFFICE.device, SEASON, practice=True)
    squeezed = gzipped(plain)
    package = open_package(SEALED, lambda _: squeezed, expect)
    for fact in package.facts:
        assert canonical.encode(fact.header) == fact.raw
        if fact.digest in package.bodies:
            assert canonical.encode(package.bodies[fact.digest]) == fact.body


def read_payload(payload: bytes) -> None:
    """Facts for which their sender signed: the way to all kinds behind the signature."""
    lines = payload.removesuffix(b"\n").split(b"\n")
    parts = Parts(UPDATE.keys, UPDATE.parts().manifest, lines)
    recounted(parts)
    read_package(parts.plain())


def read_body(data: bytes) -> None:
    """A body of any kind, under the header that fits it."""
    kind, raw = NAMES[data[0] % len(NAMES) if data else 0], data[1:]
    header = UPDATE.facts[-1].header
    said: dict[str, Any] = {name: getattr(header, name) for name in header.__struct_fields__}
    said |= {"kind": kind, "v": 1, "body": hashlib.sha256(raw).hexdigest()}
    found = body_of(Fact.make(type(header)(**said), raw))  # ValueError for another kind's
    assert found is not None
    said["about"] = found.about
    about = Fact.make(type(header)(**said), raw)
    body = check(about)
    assert body is None or canonical.encode(body) == raw
    assert body is None or body.rows("x") is not None


def read_value(raw: bytes) -> None:
    """Canonical JSON of any shape."""
    value = canonical.read(ANYTHING, raw)
    canonical.bounded(value)
    assert canonical.encode(value) == raw
    assert not canonical.unseen(raw)


WAYS: tuple[Callable[[bytes], object], ...] = (
    read_package,
    read_payload,
    read_payload,
    read_body,
    read_body,
    read_value,
    manifest.read,
    device_file.read,
    age_guard.check_header,
    statement._split,
    lambda data: statement.verify(data.decode("latin-1"), [PUBLIC]),
    opening._inflate,
)
ANYTHING = manifest._ANYTHING


def one_input(data: bytes) -> None:
    """Refused, or read as it was written."""
    if data:
        try:
            WAYS[data[0] % len(WAYS)](data[1:])
        except (UserError, ValueError):
            return


def mutated(data: bytes, longest: int, seed: int) -> bytes:
    """Half of the changes know of lines and JSON, half are the fuzzer's own."""
    rng = random.Random(seed)
    if len(data) < 3 or rng.random() < 0.4:
        other: Any = atheris.Mutate(data, longest)
        return other
    way, rest = data[:1], data[1:]
    lines = rest.split(b"\n")
    at = rng.randrange(len(lines))
    fields = lines[at].split(b"\t")
    place = rng.randrange(len(fields))
    how = rng.choice((spoil_json, spoil_json, spoil_bytes, cut))
    skip = 1 if data[0] % len(WAYS) in {3, 4} and at == place == 0 else 0
    fields[place] = fields[place][:skip] + how(fields[place][skip:], rng)
    lines[at] = b"\t".join(fields)
    return (way + b"\n".join(lines))[:longest]


def seeds(folder: Path) -> None:
    """Honest inputs of every way, to begin with."""
    found = list[bytes]()
    for box in boxes():
        lines = box.plain.split(b"\n")
        found += [b"\0" + box.plain, b"\1" + b"\n".join(lines[3:]), b"\6" + lines[1]]
        for fact in box.facts:
            if fact.header.kind in KINDS:
                found.append(
                    b"\3" + bytes([NAMES.index(fact.header.kind)]) + (fact.body or b"")
                )
    found += [b"\5" + boxes()[0].plain.split(b"\n")[1], b"\x08" + SEALED[:400]]
    for number, data in enumerate(found):
        (folder / f"{number:04}").write_bytes(data[:LONGEST])


if __name__ == "__main__":
    seeds(Path(sys.argv[1]))
    atheris.Setup(sys.argv, one_input, custom_mutator=mutated)
    atheris.Fuzz()
