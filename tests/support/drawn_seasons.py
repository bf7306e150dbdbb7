"""Whole small seasons as bare facts, drawn from a seed: also with what is wrong in them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from commission_app.domain.facts.kinds.approving import Approval
from commission_app.domain.facts.kinds.commission import Member, Panel, RuleSet, Sitting, Slot
from commission_app.domain.facts.kinds.deciding import (
    Attendance,
    Decision,
    Interval,
    Resolution,
    Reveal,
    Vote,
)
from commission_app.domain.facts.kinds.scoring import Interview, Recusal, Sheet
from commission_app.domain.facts.kinds.trust import (
    Confirmation,
    Device,
    DeviceEnd,
    Enrolment,
    Office,
)
from commission_app.domain.language import Bilingual
from tests.support.history import Scribe, a_candidate, a_founder
from tests.support.rules import marks, rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact
    from commission_app.domain.ruleset import RuleSet as Rules

NOBODY = Bilingual("", "")
REASON = Bilingual("Талқыланды.", "Обсуждено.")
DAY, PLENARY = "2026-09-29T0{}:00:00.000+05:00", "2026-09-30T1{}:{:02d}:00.000+05:00"
FUNCTIONS = ("chair", "deputy", "member", "expert", "secretary", "observer")


@dataclass
class DrawnSeason:
    """A founder, a second office, laptops; everything is decided by one seed."""

    seed: int
    facts: list[Fact] = field(default_factory=list["Fact"])

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.office = a_founder()
        self.rules = self._rules()
        self.codes = [f"M{n}" for n in range(1, self.rng.randint(3, 7))]
        self.interviews = [f"L{n}" for n in range(1, self.rng.randint(2, 5))]
        self.laptops: dict[str, Scribe] = {}
        self.newest: dict[tuple[str, str], str] = {}
        self._found()
        self._replace()
        self._score()
        self._sit()
        self._restore()
        self._approve()
        self._judge()
        self._decide()

    def say(self, body: Body, who: Scribe | None = None, over: Iterable[str] = ()) -> str:
        """One more fact, by the office unless somebody else is named."""
        fact = (who or self.office).write(body, over)
        self.facts.append(fact)
        self.newest[fact.header.thing] = fact.digest
        return fact.digest

    def _rules(self) -> Rules:
        rng = self.rng
        key = rng.choice(("mean", "sum", "median", "trimmed_mean"))
        return rules(
            aggregation={
                "key": key,
                "min_valid_sheets": rng.randint(1, 3),
                "trimmed_mean_min_sheets": rng.randint(3, 6),
            },
            rounding={
                "places": rng.randint(0, 2),
                "mode": rng.choice(("half_up", "half_even", "down")),
                "compare_rounded": rng.random() < 0.5,
            },
            decision_mode=rng.choice(
                ("score_recommends_vote_decides", "score_decides", "vote_only")
            ),
            quorum={
                "fraction": rng.choice(("2/3", "1/2", "3/4")),
                "base": rng.choice(("all_voting_members", "panel")),
                "recused_reduce_base": rng.random() < 0.5,
            },
            vote={
                "majority": rng.choice(
                    (
                        *("simple_of_present", "simple_of_cast", "simple_of_all"),
                        "two_thirds_of_present",
                    )
                ),
                "abstain_allowed": True,
                "tie": rng.choice(
                    ("chair_casts", "in_favour_of_candidate", "revote", "refused")
                ),
            },
        )

    def _found(self) -> None:
        rng, office = self.rng, self.office
        self.say(office.season_fact())
        self.ruleset = self.say(RuleSet(version_number=1, rules=self.rules))
        other = Scribe("second office", office.season)
        self.say(
            Device(signing=other.keys.public.signing, sealing=other.keys.public.sealing), other
        )
        self.say(Office(device=other.device))
        self.other = other
        self.scoring: list[str] = []  # on the panel, with a vote: nobody else has a sheet
        for n, code in enumerate(self.codes):
            function = FUNCTIONS[n] if n < 2 or rng.random() < 0.3 else "member"
            votes = n == 0 or (
                function not in {"secretary", "observer"} and rng.random() < 0.95
            )
            self.scoring += [code] if votes else []
            self.say(
                Member(
                    code=code,
                    names=NOBODY,
                    position=NOBODY,
                    function=function,
                    votes=votes,
                )
            )
            self._laptop(code)
        some = self.codes[:1] + [m for m in self.codes[1:] if rng.random() < 0.8]
        self.scoring = [m for m in self.scoring if m in some]
        self.say(Panel(code="A", members=tuple(some)))
        for n, code in enumerate(self.interviews):
            candidate = self.say(a_candidate(code))
            self.say(Slot(interview=code, candidate=candidate, panel="A", position=n))

    def _laptop(self, member: str) -> None:
        laptop = Scribe(f"laptop {member}", self.office.season)
        keys = laptop.keys.public
        said = Enrolment(
            signing=keys.signing,
            sealing=keys.sealing,
            member=member,
            assignment="0f" * 16,
            nonce="0f" * 16,
            proof="a" * 64,
        )
        enrolled = self.say(said, laptop)
        if self.rng.random() < 0.95:  # else it waits, and nothing of it counts
            self.say(Confirmation(fact=enrolled))
        self.laptops[member] = laptop

    def _replace(self) -> None:
        """Devices are restored or lost: others take their places, rightly or not."""
        rng = self.rng
        if rng.random() < 0.1:
            self.office = self._heir(self.office, "founder again", signed=True)
        if rng.random() < 0.1:
            self.other = self._heir(self.other, "office again", signed=rng.random() < 0.7)
        for member, laptop in list(self.laptops.items()):
            lost = rng.random() < 0.25
            if lost:
                self.say(DeviceEnd(device=laptop.device, last=laptop.n, reason="r"))
            if rng.random() < (0.7 if lost else 0.25):
                signed = rng.random() < 0.8
                heir = self._heir(laptop, f"{member} again", signed=signed)
                if rng.random() < 0.2:
                    self._heir(laptop, f"{member} twice", signed=True)
                self.laptops[member] = rng.choice((laptop, heir, heir))

    def _heir(self, old: Scribe, name: str, *, signed: bool) -> Scribe:
        """A device that says it stands in the place of another; sometimes it is confirmed."""
        # A founder that forgets its last statement would leave a season without a list.
        whole = old is self.office or self.rng.random() < 0.7
        last = old.n if whole else max(1, old.n - 1)
        new, fact = old.heir(name, last=last, signed=signed)
        self.facts.append(fact)
        if self.rng.random() < 0.6:
            self.say(Confirmation(fact=fact.digest), self.rng.choice((self.office, self.other)))
        return new

    def _restore(self) -> None:
        """After the reveal laptops go on from an older copy, and some of them seal anew."""
        rng = self.rng
        for member in self.scoring:
            if rng.random() < 0.3:
                old = self.laptops[member]
                last, signed = max(1, old.n - rng.randint(1, 3)), rng.random() < 0.9
                new, fact = old.heir(f"{member} older copy", last=last, signed=signed)
                self.facts.append(fact)
                if rng.random() < 0.8:
                    self.say(Confirmation(fact=fact.digest))
                self.laptops[member] = new
                if rng.random() < 0.4:
                    self._sheet(rng.choice(self.interviews), member)

    def _approve(self) -> None:
        """The chair, or somebody else, stands by a sheet; some take it back."""
        rng = self.rng
        sheets = [d for (kind, _), d in sorted(self.newest.items()) if kind == "sheet"]
        for digest in sheets:
            if rng.random() < 0.3:
                member = rng.choice((self.codes[0], *self.codes))
                out = rng.random() < 0.4
                said = Approval(fact=digest, member=member, reason="r", out=out)
                first = self.say(said, self.laptops[member])
                if rng.random() < 0.2:
                    back = replace(said, withdrawn=True)
                    self.say(back, self.laptops[member], [first])

    def _judge(self) -> None:
        """The office would leave sheets out that were opened, with the chair's word or not."""
        rng = self.rng
        for (kind, about), digest in sorted(self.newest.items()):
            if kind == "sheet" and rng.random() < 0.3:
                self.say(Resolution(kind="kept", thing=about, rejected=(digest,), reason="r"))
                theirs = self.codes[about.endswith(f"/{self.codes[0]}")]  # of the chair's own
                chair = theirs if rng.random() < 0.8 else rng.choice(self.codes)
                if rng.random() < 0.7:
                    said = Approval(fact=digest, member=chair, reason="r", out=True)
                    self.say(said, self.laptops[chair])

    def _score(self) -> None:
        rng = self.rng
        for code in self.interviews:
            for member in self.scoring:
                if rng.random() < 0.85:
                    self._sheet(code, member)
            for member in self.codes:
                if rng.random() < 0.1:
                    self.say(
                        Recusal(interview=code, member=member, ground="relative"),
                        self.laptops[member],
                    )
            if rng.random() < 0.1:
                self.say(Interview(interview=code, outcome="absent", reason="–"))

    def _sheet(self, code: str, member: str, **said: Any) -> str:
        low = self.rng.randint(1, 4)
        given = marks([self.rng.randint(low, 5) for _ in self.rules.criteria])
        thing = ("sheet", f"{code}/{member}")
        over = [self.newest[thing]] if thing in self.newest else []
        sheet = Sheet(
            interview=code,
            member=member,
            slot=self.newest["slot", code],
            ruleset=self.ruleset,
            state="sealed" if self.rng.random() < 0.95 else "void",
            marks=given,
            started=DAY.format(5),
            sealed=DAY.format(6),
            **said,
        )
        return self.say(sheet, self.laptops[member], over)

    def _sit(self) -> None:
        rng = self.rng
        for code in self.interviews:
            about = [k for k in self.newest if k[0] == "sheet" and k[1].startswith(f"{code}/")]
            opened = sorted(self.newest[key] for key in about)
            if rng.random() < 0.9:
                self.say(Reveal(interview=code, sheets=tuple(opened)))
            if self.scoring and rng.random() < 0.3:
                self._sheet(code, rng.choice(self.scoring), reason="кейін")
        ended = PLENARY.format(8, 0) if rng.random() < 0.5 else ""
        self.say(Sitting(code="P", form="plenary", opened=PLENARY.format(0, 0), closed=ended))
        for member in self.codes:
            start = PLENARY.format(0, 0 if rng.random() < 0.9 else 30)
            end = rng.choice(("", PLENARY.format(7, 0), PLENARY.format(1, 15)))
            stays = (Interval(start, end),) if rng.random() < 0.9 else ()
            self.say(Attendance(sitting="P", member=member, present=stays))

    def _decide(self) -> None:
        rng = self.rng
        for number in range(1, rng.randint(2, 4)):
            names = tuple(c for c in self.interviews if rng.random() < 0.7)
            wanted = rng.choice(("enrol", "refuse", "postpone"))
            for round_ in (1, 2)[: rng.randint(1, 2)]:
                self._vote(str(number), round_, names or (self.interviews[0],), wanted)
        for code in self.interviews:
            for office in (self.office, self.other)[: 2 if rng.random() < 0.05 else 1]:
                self.say(self._decision(code), office)

    def _vote(self, proposal: str, round_: int, names: tuple[str, ...], wanted: str) -> None:
        for n, member in enumerate(self.codes):
            if self.rng.random() < 0.9:
                self.say(
                    Vote(
                        proposal=proposal,
                        round=round_,
                        member=member,
                        interviews=names,
                        decision=wanted,  # pyright: ignore[reportArgumentType]
                        vote=self.rng.choices(("for", "against", "abstain"), (5, 4, 1))[0],
                        at=PLENARY.format(round_, 10 + n),
                    )
                )

    def _decision(self, code: str) -> Decision:
        rng = self.rng
        by_score = self.rules.decision_mode == "score_decides"
        named = not by_score and rng.random() < 0.8
        return Decision(
            interview=code,
            decision=rng.choice(("enrol", "refuse", "postpone")),
            computed=rng.choice(("enrol", "enrol", "refuse", "none")),
            reason=REASON if rng.random() < 0.8 else NOBODY,
            proposal=str(rng.randint(1, 2)) if named else "",
            round=rng.randint(1, 2) if named else 0,
        )
