"""Files that were refused: kept in quarantine, or only named where they are too large."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from commission_app.exchange.quarantine import NAMED, Refused, refused_name, to_drop
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, T, say

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.exchange.files import TooLargeError
    from commission_app.services.workspace import Workspace

LARGEST_RECORD = 4096  # bytes
LONGEST = 120  # letters of a name that somebody else gave to a file


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the place of a file that was not copied."""

    name: str
    size: int
    read: int  # bytes that were read
    sha256: str  # of these


def keep_refused(workspace: Workspace, digest: str, data: bytes, error: UserError) -> None:
    """Keep the file with its reason in three languages; the oldest make room."""
    _keep(workspace, refused_name(digest), data, error)


def name_refused(workspace: Workspace, name: str, error: TooLargeError) -> str:
    """A file too large to be copied is named with its size and what was read of it.

    Two of them that begin alike are two: the entry is called after all that is known.
    """
    record = Record(_shown(name), error.size, error.read, error.sha256)
    raw = msgspec.json.encode(record)
    told = UserError(
        T("exchange.too_large_named"),
        name=record.name,
        size=record.size,
        limit=error.values["limit"],
        digest=record.sha256,
    )
    digest = hashlib.sha256(raw).hexdigest()
    _keep(workspace, refused_name(digest, suffix=NAMED), raw, told)
    return digest


def size_of(path: Path) -> int:
    """How large the refused file was: of one that was only named, what its record says."""
    if path.name.endswith(NAMED):
        try:
            raw = atomic_file.read_bounded(path, LARGEST_RECORD)
            return msgspec.json.decode(raw, type=Record).size
        except (UserError, msgspec.DecodeError):  # somebody wrote into the folder
            pass
    return path.stat().st_size


def _keep(workspace: Workspace, name: str, data: bytes, error: UserError) -> None:
    folder = workspace.inbox / "quarantine"
    with atomic_file.telling(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        held = [
            Refused(path.name, path.stat().st_mtime, path.stat().st_size)
            for path in folder.glob("*.refused")
            if path.name != name  # the same once more takes its own place
        ]
        for old in to_drop(held, len(data)):
            (folder / old).unlink(missing_ok=True)
            (folder / old).with_suffix(".txt").unlink(missing_ok=True)
    kept = folder / name
    reason = "\n".join(say(error.key, lang, **error.values) for lang in LANGUAGES)
    atomic_file.write(kept, data)
    atomic_file.write(kept.with_suffix(".txt"), reason.encode() + b"\n")


def _shown(name: str) -> str:
    """A name as one line that can be written down, whatever its bytes were."""
    plain = name.encode("utf-8", "replace").decode()
    line = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
