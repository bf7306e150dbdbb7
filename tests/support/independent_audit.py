"""A second computation of a season, written from the reference of formats alone.

It shares no code with `commission_app`: sheets, scores, places, votes, decisions out of facts
as `independent_reader` reads them; who may say what by `independent_rights`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from tests.support.independent_rights import Rights

Json = dict[str, Any]
Fact = tuple[str, Json, Json | None]
_CODE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_KINDS = (
    *("ruleset", "member", "panel", "slot", "sitting", "attendance", "reveal", "vote"),
    *("decision", "resolution", "protocol", "paper-sheet", "sheet", "recusal", "interview"),
)


class Season:
    """What the facts of one season give."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = {digest: (header, body) for digest, header, body in facts}
        self.rights = Rights((d, h, b) for d, (h, b) in self.facts.items())
        self.here = {kind: self._current(kind) for kind in _KINDS}
        self.approved = self._approved(out=False)
        self.let_go = self._approved(out=True)
        (self.ruleset,) = self.here["ruleset"].values()
        self.rules: Json = self.ruleset[1]["rules"]

    # What of it has the right to be there, and is current.

    def _leaves(self, kind: str) -> dict[str, set[str]]:
        """Thing → digests that nothing of this kind replaced."""
        things: dict[str, set[str]] = defaultdict(set)
        over: dict[str, set[str]] = defaultdict(set)
        for digest, (h, _) in self.facts.items():
            if h["kind"] == kind and self.rights.may(h):
                things[h["about"]].add(digest)
                over[h["about"]].update(h["supersedes"])
        return {about: found - over[about] for about, found in things.items()}

    def _current(self, kind: str) -> dict[str, tuple[str, Json]]:
        """Thing → (digest, body) where one leaf is left, by itself or by a resolution."""
        settled: dict[str, Json] = {}
        if kind != "resolution":
            settled = {a: b for a, (_, b) in self._current("resolution").items()}
        found: dict[str, tuple[str, Json]] = {}
        for about, leaves in self._leaves(kind).items():
            word = settled.get(f"{kind}:{about}")
            left = leaves - set(word.get("rejected", ())) if word else leaves
            if len(left) == 1:
                (digest,) = left
                body = self.facts[digest][1]
                if body is not None:
                    found[about] = (digest, body)
        return found

    def contested(self, kind: str) -> list[str]:
        """Things of a kind with several leaves."""
        return sorted(a for a, found in self._leaves(kind).items() if len(found) > 1)

    @property
    def state_digest(self) -> str:
        """One number for the set."""
        raw = b"".join(bytes.fromhex(digest) for digest in sorted(self.facts))
        return hashlib.sha256(raw).hexdigest()

    # Sheets and scores.

    def slot(self, interview: str) -> Json | None:
        """The appointment, while it is on the list."""
        found = self.here["slot"].get(interview)
        return None if found is None or found[1].get("cancelled") else found[1]

    def sheets(self, interview: str) -> dict[str, Json]:
        """Member → the sheet that counts."""
        slot, opened = self.slot(interview), self.here["reveal"].get(interview)
        word = self.here["interview"].get(f"{interview}/")
        if slot is None or opened is None or (word and word[1]["outcome"] != "held"):
            return {}
        found: dict[str, Json] = {}
        for member in self.here["panel"][slot["panel"]][1]["members"]:
            about = f"{interview}/{member}"
            sheet = self._counting(about, opened[1]["sheets"])
            one = self.here["member"][member][1]
            votes = one["votes"] and one["function"] not in {"secretary", "observer"}
            if sheet and votes and about not in self.here["recusal"]:
                found[member] = sheet
        return found

    def _counting(self, about: str, opened: Sequence[str]) -> Json | None:
        """The current sheet where it was opened or approved; else the one that was opened.

        Also where its device has ended since, until the chair and the office leave it out.
        """
        now = self.here["sheet"].get(about) or self.here["paper-sheet"].get(about)
        seen = sorted(
            digest
            for digest in opened
            if digest in self.facts and self._was_there(digest, about)
            if (self.facts[digest][1] or {}).get("state", "sealed") == "sealed"
        )
        former = self.facts[seen[0]][1] if seen else None
        good = now is not None and (
            now[0] in opened or self._by_chair(now[0], about, self.approved)
        )
        body = now[1] if now and good else former
        return body if body and body.get("state", "sealed") == "sealed" else None

    def _was_there(self, digest: str, about: str) -> bool:
        """Whether an opened fact is a sheet of this cell by who had the right to it."""
        header, body = self.facts[digest]
        if header["about"] != about or header["kind"] not in {"sheet", "paper-sheet"}:
            return False
        if not self.rights.late(header):
            return self.rights.may(header)
        word = self.here["resolution"].get(f"kept:{about}")
        named = word is not None and digest in word[1].get("rejected", ())
        gone = named and self._by_chair(digest, about, self.let_go)
        return body is not None and self.rights.had(header) and not gone

    def _approved(self, *, out: bool) -> dict[str, set[str]]:
        """Digest → members who stand by it, or would leave it `out`; no word taken back."""
        found: dict[str, set[str]] = defaultdict(set)
        for about, leaves in self._leaves("approval").items():
            digest, _, member = about.partition("/")
            said = [b for leaf in leaves if (b := self.facts[leaf][1]) is not None]
            other = [one for one in said if one.get("out", False) != out]
            if said and not other and not any(one.get("withdrawn") for one in said):
                found[digest].add(member)
        return found

    def _by_chair(self, digest: str, about: str, said: dict[str, set[str]]) -> bool:
        """Whether he approved it whose word it is: the chair's, in his own matter the deputy's.

        Who is recused from the interview has no word; the chair has it alone where nobody is
        left.
        """
        interview, _, author = about.rpartition("/")
        members = {code: body for code, (_, body) in self.here["member"].items()}
        chairs = {m for m, one in members.items() if one["function"] == "chair"}
        deputies = {m for m, o in members.items() if o["function"] == "deputy" and o["votes"]}
        for group in (chairs - {author}, deputies - {author}, chairs):
            free = {m for m in group if f"{interview}/{m}" not in self.here["recusal"]}
            if free:
                return bool(free & said.get(digest, set()))
        return False

    def score(self, interview: str) -> Json:
        """One interview's result."""
        sheets, rules = self.sheets(interview), self.rules
        weights = {c["code"]: Fraction(c.get("weight", "1")) for c in rules["criteria"]}
        marks = {m: {k["criterion"]: k["level"] for k in s["marks"]} for m, s in sheets.items()}
        totals = {
            m: sum((weights[c] * n for c, n in given.items()), Fraction(0))
            for m, given in marks.items()
        }
        asked = rules.get("aggregation", {})
        few = len(totals) < asked.get("min_valid_sheets", 3)
        score = None if few else _aggregated(asked, list(totals.values()))
        full = sum(weights.values()) * rules["scale"]["highest"]
        percent = None
        if score is not None:
            high = full * len(totals) if asked.get("key") == "sum" else full
            percent = 100 * score / high
        means = {c: _mean([Fraction(g[c]) for g in marks.values()]) for c in weights if marks}
        return {
            "code": interview,
            "totals": totals,
            "score": score,
            "percent": percent,
            "means": means,
            "recommendation": self._recommendation(percent, means),
        }

    def _recommendation(self, percent: Fraction | None, means: dict[str, Fraction]) -> str:
        rules = self.rules
        if percent is None or rules.get("decision_mode") == "vote_only":
            return "none"
        if rules.get("rounding", {}).get("compare_rounded", True):
            percent = rounded(percent, rules.get("rounding", {}))
        low = any(
            means[c["code"]] < Fraction(c["min_mean"])
            for c in rules["criteria"]
            if c.get("min_mean")
        )
        reached = percent >= Fraction(rules["pass_rule"]["percent_of_max"])
        return "enrol" if reached and not low else "refuse"

    def scores(self) -> dict[str, Json]:
        """All interviews on the list whose marks are open."""
        return {
            code: self.score(code) for code in sorted(self.here["reveal"]) if self.slot(code)
        }

    def ranks(self) -> dict[str, int]:
        """Interview → place; equals share one."""
        critical = [c["code"] for c in self.rules["criteria"] if c.get("critical")]
        breaks = self.rules.get("ranking", {}).get("tie_break", [])
        keys: dict[str, list[Fraction]] = {}
        for code, one in self.scores().items():
            if one["score"] is not None:
                mean = _mean([one["means"][c] for c in critical]) if critical else Fraction(-1)
                known = {"critical_criteria_mean": mean, "stage4_score": Fraction(-1)}
                keys[code] = [one["score"], *(known[name] for name in breaks)]
        return {c: 1 + sum(other > key for other in keys.values()) for c, key in keys.items()}

    def named(self, code: str) -> str:
        """The digest that a control code on paper stands for; empty for none."""
        plain = code.replace("-", "")
        return next((digest for digest in self.facts if control_code(digest) == plain), "")


def control_code(digest: str) -> str:
    """The first 100 bits of a digest, without dashes."""
    value = int(digest, 16) >> 156
    return "".join(_CODE[value >> shift & 31] for shift in range(95, -5, -5))


def rounded(value: Fraction, rule: Json) -> Fraction:
    """To the places of the rules, halves as they say."""
    scale = 10 ** rule.get("places", 2)
    whole, rest = divmod(value * scale, 1)
    mode = rule.get("mode", "half_up")
    up = rest > Fraction(1, 2) or (
        rest == Fraction(1, 2) and (mode == "half_up" or (mode == "half_even" and whole % 2))
    )
    return Fraction(whole + (mode != "down" and up), scale)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _aggregated(rule: Json, totals: list[Fraction]) -> Fraction:
    key, ordered = rule.get("key", "mean"), sorted(totals)
    if key == "sum":
        return sum(ordered, Fraction(0))
    if key == "median":
        half = len(ordered) // 2
        return ordered[half] if len(ordered) % 2 else _mean(ordered[half - 1 : half + 1])
    if key == "trimmed_mean" and len(ordered) >= rule.get("trimmed_mean_min_sheets", 5):
        return _mean(ordered[1:-1] or ordered)
    return _mean(ordered)
