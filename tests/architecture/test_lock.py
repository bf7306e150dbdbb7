"""The lock file: hashes for everything, and no place it came from."""

from __future__ import annotations

import re

from tests.support.source import ROOT

LINES = (ROOT / "build" / "requirements.lock").read_text(encoding="utf-8").splitlines()


def test_every_package_has_its_hashes() -> None:
    named = [i for i, line in enumerate(LINES) if re.match(r"[a-z0-9]", line)]
    assert named
    assert all(LINES[i + 1].lstrip().startswith("--hash=sha256:") for i in named)


def test_lock_names_no_host_and_no_folder() -> None:
    assert not [line for line in LINES if "://" in line or re.search(r"(^|\s)/\w", line)]
