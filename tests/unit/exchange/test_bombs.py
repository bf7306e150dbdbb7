"""What a package may cost at most, measured in a process of its own: memory and time."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from commission_app.exchange.opening import LINE, LINES, PLAIN
from tests.support.hostile import a_bomb
from tests.support.packages import Parts, Scribe, dumps, sealed
from tests.support.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGEST = 30  # processor's seconds
READ = r"""
import re, resource, sys
from tests.support.packages import OFFICE, US
from commission_app.exchange.opening import open_package
from commission_app.shared.errors import UserError
with open(sys.argv[1], "rb") as file:
    data = file.read()
try:
    print("opened", len(open_package(data, OFFICE.open, US).facts), end=" ")
except UserError as error:
    print(error.key, 0, end=" ")
used = resource.getrusage(resource.RUSAGE_SELF)
with open("/proc/self/status") as file:  # `ru_maxrss` is that of whoever started this, too
    memory = int(re.search(r"VmHWM:\s+(\d+)", file.read())[1])
print(memory >> 10, used.ru_utime + used.ru_stime)
"""


def quickly(plain: bytes) -> bytes:
    """One member, squeezed as little as it takes."""
    squeeze = zlib.compressobj(1, wbits=31)
    return sealed(squeeze.compress(plain) + squeeze.flush())


def chained(count: int, size: int) -> bytes:
    """A laptop's package of so many facts of a newer kind, each with a body of this size."""
    scribe, body = Scribe("bomber"), b'{"a":"' + b"x" * size + b'"}'
    facts = [scribe.write(scribe.introduction())]
    digest = hashlib.sha256(body).hexdigest()
    said = json.loads(facts[0].raw) | {"kind": "future", "body": digest, "v": 9}
    lines = [b"\t".join((facts[0].raw, b"", facts[0].body or b""))]
    prev = facts[0].digest
    for n in range(2, count + 2):
        raw = dumps(said | {"n": n, "prev": prev, "about": f"t{n}"})
        prev = hashlib.sha256(b"commission-fact-1\0" + raw).hexdigest()
        lines.append(b"\t".join((raw, b"", body)))
    signature = base64.b64encode(scribe.keys.sign("commission-sign-1", prev))
    lines[-1] = lines[-1].replace(b"\t\t", b"\t" + signature + b"\t", 1)
    manifest = Parts.honest().manifest
    own = scribe.keys.public
    keys = {"signing": own.signing, "sealing": own.sealing}
    manifest["sender"] = {"device": scribe.keys.device, **keys}
    manifest["facts"] = {"enrolment": 1, "future": count}
    manifest["control"] = {"sheets": 0, "marks": {}}
    return quickly(Parts(scribe.keys, manifest, lines).plain())


# How it is made, what becomes of it, and how many MiB that may take. The most that a package
# can hold, four times the third and ten times the last, was measured by hand: below 900 MiB.
BOMBS: dict[str, tuple[Callable[[], bytes], str, int]] = {
    "a gibibyte of zeros": (lambda: sealed(a_bomb(1024)), "exchange.too_much_inside", 640),
    "too many lines": (
        lambda: quickly(b"CMX1\n" + b"\n" * (LINES + 1)),
        "exchange.too_much_inside",
        160,
    ),
    "much text": (lambda: chained(PLAIN // LINE // 4, LINE - 1000), "opened", 320),
    "very many facts": (lambda: chained(LINES // 10, 2), "opened", 200),
}


@pytest.mark.skipif(sys.platform != "linux", reason="nobody counts there")
@pytest.mark.parametrize("name", BOMBS)
def test_the_largest_packages_cost_a_bounded_amount(name: str, tmp_path: Path) -> None:
    make, outcome, most = BOMBS[name]
    (tmp_path / "bomb").write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / "bomb")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    said, _, memory, seconds = done.stdout.split()
    assert said == outcome
    assert int(memory) < most
    assert float(seconds) < LONGEST
