"""Who may say what, computed a second time from the reference of formats alone.

It shares no code with `commission_app`: founder, offices, laptops, each with those that took
their places, and where the chains of the old ones end.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Json = dict[str, Any]
Fact = tuple[str, Json, Json | None]
Said = list[tuple[str, Json, Json]]
MEMBERS_ONLY = frozenset(("sheet", "approval"))
OFFICE_ONLY = frozenset(
    (
        *("ruleset", "member", "panel", "slot", "sitting", "attendance", "reveal", "vote"),
        *("decision", "resolution", "protocol", "paper-sheet"),
    )
)


class Line:
    """Devices of one rank and those that took their places; where the old ones end."""

    def __init__(self, first: Iterable[str], last: dict[str, int]) -> None:
        self.origin = {device: device for device in sorted(first)}
        self.last = {device: n for device, n in last.items() if device in self.origin}
        self.claims: dict[str, set[str]] = {device: set() for device in self.origin}

    def follow(self, said: Said, ended: Collection[str], confirmed: set[str] | None) -> None:
        """Device by device; `confirmed` None: the founder's, where nobody confirms."""
        queue = list(self.origin)
        for old in queue:
            found = _claim(said, old, confirmed, ended=old in ended)
            if found is None:
                continue
            digest, heir, n = found
            self.last[old] = min(n, self.last.get(old, n))
            if heir not in self.origin:
                self.origin[heir] = self.origin[old]
                self.claims[heir] = self.claims[old] | {digest}
                queue.append(heir)


class Rights:
    """Devices by what they may say, out of all facts of a season."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        said = [(d, h, b) for d, h, b in facts if b is not None]
        self._offices(said)
        ruling = _by(said, self.offices, self.ends)
        confirmed = {b["fact"] for _, h, b in ruling if h["kind"] == "confirmation"}
        proved = {
            h["device"]: (d, b["member"])
            for d, h, b in sorted(said, key=lambda one: one[0] in confirmed)
            if h["kind"] == "enrolment" and h["n"] == 1
            if _had_the_slip(ruling, h, b) or (d in confirmed and not _slips(ruling, b))
        }
        ended = _ended(ruling, self.offices)
        line = Line(proved, ended)
        line.follow(said, ended, confirmed)
        self.laptops: dict[str, str] = {}
        for device, first in line.origin.items():
            digest, member = proved[first]
            if {digest, *line.claims[device]} & confirmed:
                self.laptops[device] = member
        for device, n in line.last.items():
            self.ends.setdefault(device, n)
        for device in line.origin.keys() & ended.keys():
            self.ends[device] = min(self.ends.get(device, ended[device]), ended[device])

    def _offices(self, said: Said) -> None:
        founder = {h["device"] for _, h, b in said if h["kind"] == "season" and _founds(h, b)}
        line = Line(founder, {})
        line.follow(said, (), None)
        self.founders, self.ends = set(line.origin), dict(line.last)
        ruling = _by(said, self.founders, self.ends)
        let_in = {b["device"] for _, h, b in ruling if h["kind"] == "office"}
        confirmed = {b["fact"] for _, h, b in ruling if h["kind"] == "confirmation"}
        ended = _ended(ruling, self.founders)
        offices = Line(let_in, ended)
        offices.follow(said, ended, confirmed)
        for device in offices.origin:
            ends = (offices.last.get(device), ended.get(device), self.ends.get(device))
            known = [n for n in ends if n is not None]
            if known:
                self.ends[device] = min(known)
        self.offices = self.founders | set(offices.origin)

    def may(self, header: Json) -> bool:
        """Whether a fact has the right to be there."""
        return not self.late(header) and self.had(header)

    def late(self, header: Json) -> bool:
        """Whether it came after the end of its device."""
        return header["n"] > self.ends.get(header["device"], header["n"])

    def had(self, header: Json) -> bool:
        """The same, whether its device has ended or not."""
        device, kind = header["device"], header["kind"]
        if device in self.offices and kind not in MEMBERS_ONLY:
            return True
        member = self.laptops.get(device)
        about = header["about"].rpartition("/")[2]
        return kind not in OFFICE_ONLY and member is not None and member == about


def _claim(
    said: Said, old: str, confirmed: set[str] | None, *, ended: bool
) -> tuple[str, str, int] | None:
    """The one succession that counts: (digest, heir, the old one's last statement)."""
    good: list[tuple[str, str, int, bool]] = []
    for digest, h, b in said:
        if h["kind"] == "succession" and h["n"] == 1 and b["old"] == old:
            good.append((digest, h["device"], b["last"], _signed(said, h, b)))
    if confirmed is None:  # of the founder's the smaller digest: nobody stands above
        signed = [one[:3] for one in good if one[3]]
        return min(signed, default=None)
    sure = [one[:3] for one in good if one[0] in confirmed]
    # Whoever found a lost laptop has its key: only a confirmed one stands in its place.
    free = sure if ended else [one[:3] for one in good if one[3] or one[0] in confirmed]
    chosen = free if len(free) < 2 else sure
    return chosen[0] if len(chosen) == 1 else None


def _signed(said: Said, header: Json, body: Json) -> bool:
    """Whether the old device's key signed that the new one stands in its place."""
    proof = body.get("proof", "")
    key = next((b["signing"] for _, h, b in said if _introduces(h, b, body["old"])), "")
    if not proof or not key:
        return False
    words = {
        "season": header["season"],
        "new": header["device"],
        "old": body["old"],
        "last": body["last"],
        "digest": body["digest"],
    }
    message = b"commission-succession-1\0" + hashlib.sha256(_canonical(words)).digest()
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(proof), message
        )
    except InvalidSignature:
        return False
    return True


def _introduces(header: Json, body: Json, device: str) -> bool:
    return header["device"] == device and header["n"] == 1 and "signing" in body


def _slips(ruling: Said, enrolment: Json) -> Said:
    """Assignments of the number that a laptop was opened with."""
    return [
        one
        for one in ruling
        if one[1]["kind"] == "assignment" and one[2]["number"] == enrolment["assignment"]
    ]


def _had_the_slip(ruling: Said, header: Json, body: Json) -> bool:
    """Whether the enrolment proves that it knew the secret of one of them."""
    for _, h, b in _slips(ruling, body):
        words = {key: body[key] for key in ("assignment", "member", "signing", "sealing")}
        words |= {"nonce": body["nonce"], "season": header["season"], "office": h["device"]}
        message = b"commission-enrol-1\0" + hashlib.sha256(_canonical(words)).digest()
        proof = hmac.new(bytes.fromhex(b["secret"]), message, hashlib.sha256).hexdigest()
        if b["member"] == body["member"] and proof == body["proof"]:
            return True
    return False


def _canonical(words: Json) -> bytes:
    said = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return said.encode()


def _ended(said: Said, above: Collection[str]) -> dict[str, int]:
    """Devices that are not of a higher rank, and their last statement; of two the lower."""
    ends: dict[str, list[int]] = defaultdict(list)
    for _, h, b in said:
        if h["kind"] == "device-end" and b["device"] not in above:
            ends[b["device"]].append(b["last"])
    return {device: min(found) for device, found in ends.items()}


def _by(said: Said, devices: Collection[str], ends: dict[str, int]) -> Said:
    return [
        one
        for one in said
        if one[1]["device"] in devices
        and one[1]["n"] <= ends.get(one[1]["device"], one[1]["n"])
    ]


def _founds(header: Json, body: Json) -> bool:
    raw = bytes.fromhex(header["device"]) + bytes.fromhex(body["nonce"])
    digest = hashlib.sha256(b"commission-season-1\0" + raw).hexdigest()
    return digest[:32] == header["season"]
