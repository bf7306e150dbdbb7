"""What a line of the journal is about, in words: people, papers and laptops as called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.domain.language import Bilingual
from commission_app.services.office.discussing import DECISION_TEXTS
from commission_app.services.office.kinds_of_lines import FACTS
from commission_app.services.office.state import people
from commission_app.services.papers.printing import PAPERS
from commission_app.services.sentences import Said, said
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from commission_app.domain.facts.body import Body
    from commission_app.services.office.laptop_states import Known
    from commission_app.services.office.state import Person
    from commission_app.services.workspace import Reading

Part: TypeAlias = "str | Bilingual | Said"
PERSON = re.compile(r"[^/ ]+(?:/\d+)?")  # the second talk with somebody is CODE/2
DIGEST = re.compile(r"[0-9a-f]{64}")
COUNTED = frozenset(  # lines of the diary that name no thing, only how many they were
    (
        *("revealed", "consolidated", "members.imported", "certificates.issued"),
        *("journal.exported", "candidates.exported", "decided", "scheduled"),
        "backups.renewed",
    )
)
NAMELESS = frozenset(  # statements whose thing is the season itself, or has no word
    (
        *("season", "ruleset", "commission", "four-eyes", "results", "rules.changed"),
        *("audited", "device.made", "office", "key-change"),
    )
)
USERS = {"secretary": T("office.user_secretary"), "auditor": T("office.user_auditor")}
TABLES = {
    "candidates": T("candidates.title"),
    "journal": T("journal.title"),
    "matrix": T("matrix.title"),
    "packages": T("exchange_screen.register"),
    "schedule": T("schedule.title"),
    "season": T("season.title"),
}


def user_words(user: str) -> str | Said:
    """A user as called; who gave no name at the founding is called by the duty."""
    return said(USERS[user]) if user in USERS else user


def member_names(now: Reading) -> Mapping[str, Bilingual]:
    """Code of a member → the name."""
    found = (member for _, member in now.facts.current(Member).values())
    return {one.code: one.names for one in found}


@dataclass(frozen=True, slots=True)
class Subjects:
    """Names of the people and members that lines of one page are about."""

    members: Mapping[str, Bilingual]
    persons: Mapping[str, Person]
    known: Known

    @classmethod
    def of(cls, now: Reading, known: Known, abouts: Iterable[str]) -> Subjects:
        """As they are called now."""
        codes = {match.group() for text in abouts for match in PERSON.finditer(text)}
        return cls(member_names(now), people(now, codes), known)

    def parts(self, kind: str, about: str, body: Body | None = None) -> tuple[Part, ...]:
        """What a statement or a line of the diary of this kind is about; () for nothing."""
        if not about or kind in COUNTED or kind in NAMELESS:
            return ()
        if isinstance(body, Assignment):
            return (body.laptop, self.member(body.member))
        reader = _READERS.get(kind)
        return reader(self, about) if reader is not None else self.names(about)

    def names(self, about: str) -> tuple[Part, ...]:
        """A code of an interview, of a member, or both with a slash; else as it is."""
        found: list[Part] = []
        rest = about
        match = PERSON.match(about)
        if match is not None and self.person(match.group()) is not None:
            found.append(self.named(match.group()))
            rest = about[match.end() :].strip("/ ")
        elif (code := about.partition("/")[0]) and self.person(code) is not None:
            found.append(self.named(code))
            rest = about.partition("/")[2]
        found += [self.token(one) for one in re.split(r"[/,]", rest) if one]
        return tuple(found)

    def token(self, text: str) -> Part:
        """A member by name, a digest as its control code; else the text."""
        if text in self.members:
            return self.member(text)
        return control_code(text) if DIGEST.fullmatch(text) else text

    def person(self, code: str) -> Person | None:
        """Somebody whose name is here."""
        person = self.persons.get(code)
        return person if person is not None and person.names.kk != code else None

    def named(self, code: str) -> Said:
        """Somebody by code and name."""
        return said(T("office.of_person"), code=code, name=self.persons[code].names)

    def member(self, code: str) -> Bilingual:
        """A member by name; the code of one who is not in the list."""
        return self.members.get(code) or Bilingual(code, code)

    def device(self, device: str) -> tuple[Part, ...]:
        """A laptop by its label and whose it is; another computer by its fingerprint."""
        member, label = self.known.member(device), self.known.label(device)
        if member:
            return (*((label,) if label not in {"", "–"} else ()), self.member(member))
        return (short_fingerprint(device),) if DIGEST.fullmatch(device) else (device,)


def _number(_: Subjects, about: str) -> tuple[Part, ...]:
    return (said(T("office.of_number"), number=about),)


def _panel(_: Subjects, about: str) -> tuple[Part, ...]:
    return (said(T("office.of_panel"), code=about),)


def _seat(of: Subjects, about: str) -> tuple[Part, ...]:
    """The member of a sitting or a panel; the diary only counts them."""
    return (of.token(about.rpartition("/")[2]),) if "/" in about else ()


def _proposal(of: Subjects, about: str) -> tuple[Part, ...]:
    number, *rest = about.replace("/", " ").split()
    words: list[Part] = [said(T("office.of_proposal"), number=number)]
    words += [said(DECISION_TEXTS[one]) for one in rest if one in DECISION_TEXTS]
    words += [of.token(one) for one in rest if one in of.members]
    words += [of.named(one) for one in rest if of.person(one) is not None]
    return tuple(words)


def _paper(of: Subjects, about: str) -> tuple[Part, ...]:
    kind, *rest = about.split()
    titles = {paper.key: paper.title for paper in PAPERS}
    named = [of.named(one) for one in rest if of.person(one) is not None]
    return (said(titles[kind]) if kind in titles else kind, *named)


def _table(_: Subjects, about: str) -> tuple[Part, ...]:
    key = about.partition(" ")[0]
    return (said(TABLES[key]) if key in TABLES else key,)


def _ended(of: Subjects, about: str) -> tuple[Part, ...]:
    member, *more = about.split(" ", 1)
    return (*more, of.member(member))


def _resolved(of: Subjects, about: str) -> tuple[Part, ...]:
    kind, _, thing = about.partition(":")
    name = (said(FACTS[kind]),) if kind in FACTS else ()
    known = kind in FACTS
    return (*name, *of.parts(kind, thing)) if known else of.names(thing or about)


def _stage(_: Subjects, about: str) -> tuple[Part, ...]:
    stage, file = (*about.split(": ", 1), "")[:2]
    return (said(T("office.of_stage"), number=stage), *((file,) if file else ()))


def _reason(_: Subjects, about: str) -> tuple[Part, ...]:
    return (about.partition(": ")[2] or about,)


def _refused(_: Subjects, about: str) -> tuple[Part, ...]:
    return (said(T("office.of_file"), code=about.partition(" ")[0]),)


def _unnamed(_: Subjects, about: str) -> tuple[Part, ...]:
    """A number that no person knows."""
    return (said(T("office.of_file"), code=about[:16]),)


def _unsent(of: Subjects, about: str) -> tuple[Part, ...]:
    device, _, rest = about.partition(":")
    number = rest.partition("/")[0]
    return (said(T("office.of_number"), number=number), *of.device(device))


_Reader: TypeAlias = "Callable[[Subjects, str], tuple[Part, ...]]"
_READERS: Mapping[str, _Reader] = {
    **dict.fromkeys(("enrolment", "device", "device-end", "succession"), Subjects.device),
    **dict.fromkeys(
        (
            *("sitting", "closing", "sitting.opened", "sitting.closed", "protocol"),
            *("protocol.final", "order", "order.recorded", "certificate", "destruction"),
        ),
        _number,
    ),
    **dict.fromkeys(("panel", "panel.changed"), _panel),
    **dict.fromkeys(("attendance", "declaration"), _seat),
    **dict.fromkeys(("vote", "proposed", "proposal.split", "proposal.withdrawn"), _proposal),
    "printed": _paper,
    "screen.printed": _table,
    "table.printed": _table,
    "device.ended": _ended,
    "resolution": _resolved,
    "resolved": _resolved,
    "results.imported": _stage,
    "import.accepted": _reason,
    "package.refused": _refused,
    "package.in": _unnamed,
    "package.out": _unnamed,
    "unsent": _unsent,
}
