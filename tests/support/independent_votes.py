"""Votes and decisions computed a second time, from the reference of formats alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from math import ceil
from typing import Any

from tests.support.independent_audit import Season

Json = dict[str, Any]


class Commission(Season):
    """How the commission voted, and whether its decisions follow."""

    def _present(self, member: str, at: datetime) -> bool:
        for about, (_, said) in self.here["attendance"].items():
            code, _, who = about.partition("/")
            sitting = self.here["sitting"].get(code)
            if who != member or sitting is None or sitting[1]["form"] != "plenary":
                continue
            for stay in said.get("present", ()):
                end = stay.get("end") or sitting[1].get("closed", "")
                late = end and max(_at(end), _at(stay["start"])) < at
                if _at(stay["start"]) <= at and not late:
                    return True
        return False

    def rounds(self, interview: str) -> list[Json]:
        """Every round that named an interview, counted."""
        cast: dict[tuple[str, int], list[Json]] = defaultdict(list)
        for _, vote in self.here["vote"].values():
            cast[vote["proposal"], vote["round"]].append(vote)
        return [
            self._count(interview, cast[key])
            for key in sorted(cast)
            if any(interview in vote["interviews"] for vote in cast[key])
        ]

    def _count(self, interview: str, ballots: Sequence[Json]) -> Json:
        members = {code: body for code, (_, body) in self.here["member"].items()}
        voters = {
            code
            for code, one in members.items()
            if one["votes"] and one["function"] not in {"secretary", "observer"}
        }
        rule, slot = self.rules.get("quorum", {}), self.slot(interview)
        if rule.get("base", "all_voting_members") == "panel":
            assert slot is not None
            voters &= set(self.here["panel"][slot["panel"]][1]["members"])
        gone = {m for m in members if f"{interview}/{m}" in self.here["recusal"]}
        own = {b["member"]: b for b in ballots if interview in b["interviews"]}
        end = max(_at(b["at"]) for b in ballots)
        there = {m for m in members if self._present(m, _at(own[m]["at"]) if m in own else end)}
        there -= gone
        base = len(voters - gone if rule.get("recused_reduce_base") else voters)
        needed = max(1, ceil(Fraction(rule.get("fraction", "2/3")) * base))
        present = there & voters
        given = {m: b["vote"] for m, b in own.items() if m in present}
        heads = sorted(
            (members[m]["function"] != "chair", m)
            for m in there
            if members[m]["function"] in {"chair", "deputy"}
        )
        head = given.get(heads[0][1]) if heads else None
        first = min(ballots, key=lambda b: (_at(b["at"]), b["member"]))
        counted: Json = {
            "proposal": first["proposal"],
            "round": first["round"],
            "decision": first["decision"],
            "for": sum(v == "for" for v in given.values()),
            "against": sum(v == "against" for v in given.values()),
            "present": len(present),
            "needed": needed,
        }
        return counted | {"outcome": self._outcome(counted, base, head)}

    def _outcome(self, counted: Json, base: int, head: str | None) -> str:
        rule = self.rules.get("vote", {})
        pro, con, there = counted["for"], counted["against"], counted["present"]
        if there < counted["needed"]:
            return "no_quorum"
        name = rule.get("majority", "simple_of_present")
        if name == "two_thirds_of_present":
            return "carried" if 3 * pro >= 2 * there else "not_carried"
        whole = {"simple_of_present": there, "simple_of_cast": pro + con, "simple_of_all": base}
        if 2 * pro > whole[name]:
            return "carried"
        if pro != con or not pro or (name == "simple_of_all" and 2 * pro != base):
            return "not_carried"
        tie = rule.get("tie", "chair_casts")
        if tie == "chair_casts":
            return {"for": "carried", "against": "not_carried"}.get(head or "", "revote")
        if tie == "revote":
            return "revote"
        wanted = "enrol" if tie == "in_favour_of_candidate" else "refuse"
        return "carried" if counted["decision"] == wanted else "not_carried"

    def decisions(self) -> dict[str, Json]:
        """Interview → what was decided, the round that carries it, and if it follows."""
        return {code: self._decision(code, b) for code, (_, b) in self.here["decision"].items()}

    def _decision(self, code: str, made: Json) -> Json:
        score = self.score(code)
        few = score["recommendation"] == "none" and self.rules["decision_mode"] != "vote_only"
        word = self.here["interview"].get(f"{code}/")
        came = word is None or word[1]["outcome"] == "held"
        differs = made["decision"] != score["recommendation"]
        waits = (score["recommendation"], made["decision"]) == ("none", "postpone")
        reason = made.get("reason", {})
        told = bool(reason.get("kk") and reason.get("ru"))
        last = {one["proposal"]: one for one in self.rounds(code)}  # by proposal and round
        carried = [one for one in last.values() if one["outcome"] == "carried"]
        lost = [one for one in last.values() if one["outcome"] == "not_carried"]
        fit = [one for one in carried if one["decision"] == made["decision"]]
        if not carried and made["decision"] != "enrol":
            fit = lost
        named = (made.get("proposal", ""), made.get("round", 0))
        fit = [one for one in fit if (one["proposal"], one["round"]) == named]
        free = self.rules["decision_mode"] == "score_decides"
        free |= made["decision"] == "postpone" and not carried and not named[0]
        follows = (
            code in self.scores()
            and made["computed"] == score["recommendation"]
            and (told or not ((differs and not waits) or made["decision"] == "refuse"))
            and not (few and came and made["decision"] != "postpone")
            and bool(fit or free)
        )
        return {
            "decision": made["decision"],
            "vote": fit[0] if fit else None,
            "follows": follows,
        }


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)
