"""What an import would do, in words and figures, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.language import Bilingual, Trilingual
from commission_app.domain.names import Names
from commission_app.models import people
from commission_app.services.changes import Done
from commission_app.services.importing import ImportCandidates, Imported
from commission_app.services.member_codes import coded, keys_of
from commission_app.services.people.candidates import UNKNOWN, region_names
from commission_app.services.results import ImportResults
from commission_app.services.sentences import Said, said
from commission_app.services.workspace import require_office
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T
from commission_app.tables.members import read_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from commission_app.tables.guard import Sample
    from commission_app.tables.members import MemberRow
    from commission_app.tables.steps import Finding

NOTHING = Bilingual("–", "–")


@dataclass(frozen=True, slots=True)
class CellFound:
    """A cell that was refused, repaired or is worth a look."""

    file: str
    row: int  # as the spreadsheet counts
    column: str  # its heading
    value: str  # as it stands in the file
    reason: Said


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of somebody who is here already: what is kept and what the file says."""

    code: str
    names: Bilingual
    field: Said
    old: Bilingual | Trilingual
    new: Bilingual | Trilingual


@dataclass(frozen=True, slots=True)
class Warned:
    """Why the guard stops the import; `key` is what an `Acceptance` names."""

    key: str
    words: Said


@dataclass(frozen=True, slots=True)
class Ranked:
    """One of the best or worst five, for somebody who knows the candidates."""

    code: str
    names: Bilingual
    score: Decimal
    earlier: Decimal | None  # mean of the earlier stages


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whom a table of members would add; `stands`: a code under which the same name is here.

    Two people may have one name, so it is told, not refused: more often it is one person whose
    code was changed.
    """

    names: Bilingual  # as written
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What taking the files in would do; nothing was written."""

    added: int
    changed: int
    unchanged: int
    rejected_rows: int
    rejected: tuple[CellFound, ...]
    repaired: tuple[CellFound, ...]
    warnings: tuple[CellFound, ...]
    differences: tuple[Difference, ...]
    guard: tuple[Warned, ...]
    best: tuple[Ranked, ...]
    worst: tuple[Ranked, ...]
    newcomers: tuple[Newcomer, ...] = ()  # of a table of members
    imported: Imported | None = None  # `.report(lang)` is the workbook of what was found

    @property
    def accepted(self) -> int:
        """Rows that would be taken."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class CheckCandidates:
    """What `ImportCandidates` with the same files and mapping would do."""

    files: Sequence[Path]
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[Consequences]:
        act = ImportCandidates(self.files, self.mapping, dry_run=True, progress=self.progress)
        return Done(consequences(workspace, act(workspace).value))


@dataclass(frozen=True, slots=True)
class CheckResults:
    """What `ImportResults` with the same files and mapping would do."""

    stage: int
    files: Sequence[Path]
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[Consequences]:
        act = ImportResults(
            self.stage, self.files, self.mapping, dry_run=True, progress=self.progress
        )
        return Done(consequences(workspace, act(workspace).value))


@dataclass(frozen=True, slots=True)
class CheckMembers:
    """What `ImportMembers` would do; UserError names the first wrong cell."""

    file: Path
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])

    def __call__(self, workspace: Workspace) -> Done[Consequences]:
        read = read_members(self.file, self.mapping)
        with workspace.act() as act:
            require_office(act)
            here = {about: body for about, (_, body) in act.facts.current(Member).items()}
        rows = coded(read, here)
        differences: list[Difference] = []
        changed: set[str] = set()
        for row in rows:
            if (old := here.get(row.code)) is None:
                continue
            now = (row.name, row.position, row.function, row.votes)
            was = (old.names, old.position, old.function, old.votes)
            for name, before, after in zip(_OF_MEMBER, was, now, strict=True):
                if before != after:
                    changed.add(row.code)
                    words = said(f"people.field_{name}")
                    both = spelt(name, before), spelt(name, after)
                    differences.append(Difference(row.code, old.names, words, *both))
        newcomers = _newcomers(rows, here)
        added = len(newcomers)
        unchanged = len(rows) - added - len(changed)
        found = ((), (), (), tuple(differences), (), (), ())
        return Done(Consequences(added, len(changed), unchanged, 0, *found, newcomers))


def _newcomers(rows: Sequence[MemberRow], here: Mapping[str, Member]) -> tuple[Newcomer, ...]:
    """Who is not here by code; a namesake with a row of his own is another person."""
    named = {row.code for row in rows}
    left = {code: keys_of(one.names) for code, one in sorted(here.items()) if code not in named}
    found: list[Newcomer] = []
    for row in rows:
        if row.code not in here:
            keys = keys_of(row.name)
            stands = next((code for code, own in left.items() if own & keys), "")
            found.append(Newcomer(row.name, stands))
    return tuple(found)


_OF_MEMBER = ("names", "position", "function", "votes")
CHOICES = {
    "m": T("people.word_m"),
    "f": T("people.word_f"),
    "kk": T("people.word_kk"),
    "ru": T("people.word_ru"),
    "passed": T("people.word_passed"),
    "failed": T("people.word_failed"),
    "absent": T("people.word_absent"),
    "kindergarten": T("people.word_kindergarten"),
    "school": T("people.word_school"),
    "college": T("people.word_college"),
    "other": T("people.word_other"),
    "chair": T("people.word_chair"),
    "deputy": T("people.word_deputy"),
    "member": T("people.word_member"),
    "secretary": T("people.word_secretary"),
    "observer": T("people.word_observer"),
    "expert": T("people.word_expert"),
    "yes": T("people.word_yes"),
    "no": T("people.word_no"),
}
_CHOSEN = frozenset(("sex", "language", "outcome", "org_type", "function"))


def consequences(workspace: Workspace, done: Imported) -> Consequences:
    """An import's report for a screen, with the names of those it speaks of."""
    shown = {one.code for one in done.changes}
    shown |= {one.code for one in (*done.judgement.best, *done.judgement.worst)}
    with workspace.read() as now:
        names = {
            one.code: Bilingual(one.name_kk, one.name_ru)
            for one in people.candidate_lines(now.c, now.facts.season)
            if one.code in shown
        }
    refused = (f for row in done.table.rejected for f in row.findings if f.kind == "refused")
    return Consequences(
        added=done.added,
        changed=done.changed,
        unchanged=done.unchanged,
        rejected_rows=done.rejected,
        rejected=_cells(refused),
        repaired=_cells(done.table.repaired),
        warnings=_cells(done.table.warnings),
        differences=tuple(
            Difference(
                one.code,
                names.get(one.code, NOTHING),
                said(f"people.field_{one.field}"),
                spelt(one.field, one.old),
                spelt(one.field, one.new),
            )
            for one in done.changes
        ),
        guard=tuple(
            Warned(one.key, Said(one.text, tuple(one.values.items())))
            for one in done.judgement.suspicions
        ),
        best=_ranked(done.judgement.best, names),
        worst=_ranked(done.judgement.worst, names),
        imported=done,
    )


def spelt(field_name: str, value: object) -> Bilingual | Trilingual:
    """A value of a fact as people read it, in each language."""
    match value:
        case Bilingual() | Trilingual():
            found: Bilingual | Trilingual = value
        case Names():
            found = Bilingual(value.kk.full, value.ru.full)
        case bool():
            found = _word("yes" if value else "no")
        case str() if field_name in _CHOSEN and value in CHOICES:
            found = _word(value)
        case str() if field_name == "region":
            found = region_names().get(value, UNKNOWN)
        case _:
            found = _plain(str(value))
    return found


def _word(choice: str) -> Trilingual:
    words = Said(CHOICES[choice])
    return Trilingual(words.say("kk"), words.say("ru"), words.say("en"))


def _plain(text: str) -> Bilingual:
    text = text or "–"
    if len(text) == len("2026-01-31") and text[4:8:3] == "--":
        text = f"{text[8:]}.{text[5:7]}.{text[:4]}"
    return Bilingual(text, text)


def _cells(found: Iterable[Finding]) -> tuple[CellFound, ...]:
    return tuple(
        CellFound(
            one.file, one.row, one.column, one.value, Said(one.key, tuple(one.values.items()))
        )
        for one in found
    )


def _ranked(samples: Iterable[Sample], names: Mapping[str, Bilingual]) -> tuple[Ranked, ...]:
    return tuple(
        Ranked(one.code, names.get(one.code, NOTHING), one.score, one.earlier)
        for one in samples
    )
