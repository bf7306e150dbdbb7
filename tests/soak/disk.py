"""A disk as a power cut may leave it, built from what the shim recorded.

What was synced is there. Of what was written since, any part may be there and any not, by
sectors and in any order; names are changed in their order (a journal keeps it, on every file
system that a computer of ours has) up to some moment after the last sync of a folder.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

HEAD = struct.Struct("<c7xqqII")
SECTOR = 512
CREATED, EMPTIED = 1, 2


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changed the disk, or a word among them."""

    op: str
    number: int  # of a descriptor; of TRUNCATE the new size is in `offset`
    offset: int
    name: str
    data: bytes


def calls_of(log: Path) -> list[Call]:
    """What the shim recorded, in its order."""
    raw, place, found = log.read_bytes(), 0, list[Call]()
    while place + HEAD.size <= len(raw):
        op, number, offset, name, size = HEAD.unpack_from(raw, place)
        place += HEAD.size
        text, data = raw[place : place + name], raw[place + name : place + name + size]
        place += name + size
        found.append(Call(op.decode(), number, offset, text.decode(), data))
    return found


@dataclass
class File:
    """What is surely on the medium, and what was written since."""

    sure: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(
        default_factory=list[tuple[int, bytes | None]]
    )  # None: cut to this size

    def sync(self) -> None:
        for offset, data in self.since:
            _apply(self.sure, offset, data)
        self.since.clear()

    def left(self, rng: Random) -> bytes:
        """What the cut left of it: whole sectors of any of the writes."""
        found, share = bytearray(self.sure), rng.choice((0.0, 0.3, 0.7, 1.0))
        for offset, data in self.since:
            if data is None:
                if rng.random() < share:
                    _apply(found, offset, None)
                continue
            for start in range(0, len(data), SECTOR):
                if rng.random() < share:
                    _apply(found, offset + start, data[start : start + SECTOR])
        return bytes(found)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        content[offset:] = bytes(max(0, offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


class Disk:
    """Follows the calls below `root` from a copy of it that was made at the beginning."""

    def __init__(self, root: Path, copy: Path) -> None:
        self.root = str(root)
        self.now: dict[str, File | None] = {}  # None: a folder
        for path in sorted(copy.rglob("*")):
            content = None if path.is_dir() else File(bytearray(path.read_bytes()))
            self.now[f"{root}/{path.relative_to(copy)}"] = content
        self.sure = dict(self.now)
        self._since: list[tuple[str, str, File | None]] = []  # names since the last sync
        self._open: dict[int, tuple[str, File | None]] = {}

    def follow(self, call: Call) -> None:
        """One call more."""
        match call.op:
            case "o":
                self._opened(call)
            case "w" | "t":
                file = self._open.get(call.number, ("", None))[1]
                if file is not None:
                    file.since.append((call.offset, call.data if call.op == "w" else None))
            case "s":
                self._synced(call.number)
            case "r":
                self._renamed(call.name, call.data.decode())
            case "u" | "d":
                self._name(call.name, "gone", None)
            case "m":
                self._name(call.name, "there", None)
            case _:
                pass

    def left(self, rng: Random) -> Iterator[tuple[str, bytes | None]]:
        """Path from the root → content, None for a folder, as a cut leaves them now."""
        names = dict(self.sure)
        for path, what, file in self._since[: rng.randint(0, len(self._since))]:
            _rename(names, path, what, file)
        for path in sorted(names):
            file = names[path]
            yield path.removeprefix(self.root + "/"), file.left(rng) if file else None

    def _opened(self, call: Call) -> None:
        if call.offset & CREATED:
            self._name(call.name, "there", File())
        file = self.now.get(call.name)
        if call.offset & EMPTIED and file is not None and not call.offset & CREATED:
            file.since.append((0, None))
        self._open[call.number] = (call.name, file)

    def _synced(self, number: int) -> None:
        path, file = self._open.get(number, ("", None))
        if file is not None:
            file.sync()
            return
        last = [n for n, (name, _, _) in enumerate(self._since) if _folder_of(name) == path]
        for name, what, content in self._since[: max(last, default=-1) + 1]:
            _rename(self.sure, name, what, content)
        del self._since[: max(last, default=-1) + 1]

    def _renamed(self, source: str, target: str) -> None:
        for path in [p for p in self.now if p == source or p.startswith(f"{source}/")]:
            if path != source:
                self.now[target + path.removeprefix(source)] = self.now.pop(path)
        self.now[target] = self.now.pop(source)
        self._since.append((target, source, self.now[target]))

    def _name(self, path: str, what: str, file: File | None) -> None:
        _rename(self.now, path, what, file)
        self._since.append((path, what, file))


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _rename(names: dict[str, File | None], path: str, what: str, file: File | None) -> None:
    """`what`: there, gone, or the name it had before."""
    if what == "gone":
        names.pop(path, None)
    elif what == "there":
        names[path] = file
    else:
        for old in [p for p in names if p.startswith(f"{what}/")]:
            names[path + old.removeprefix(what)] = names.pop(old)
        names.pop(what, None)
        names[path] = file
