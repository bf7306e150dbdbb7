"""Candidates and members come from tables: only what differs becomes a fact."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec

from commission_app.domain.criteria import substance
from commission_app.domain.facts.body import unsalted
from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.people import Candidate, Person
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.services.changes import Changes, Done
from commission_app.services.codes import free_codes
from commission_app.services.functions import one_of_each
from commission_app.services.late_reason import reason_once_out, without_reason
from commission_app.services.member_codes import coded
from commission_app.services.workspace import require_office, season_of
from commission_app.shared.bulk import in_bulk
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import Language, T
from commission_app.tables.candidates import CandidateRow, ReadCandidates
from commission_app.tables.guard import Judgement, judge_candidates
from commission_app.tables.members import read_members
from commission_app.tables.regions import load_regions
from commission_app.tables.report import report
from commission_app.tables.steps import Finding, Rejected, Request, Source, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace
    from commission_app.tables.members import MemberRow


PLAIN = (  # fields of a candidate's row that are one text
    *("code", "iin", "birth_date", "sex", "region", "district", "org_type", "category"),
    *("years_of_service", "language", "phone", "email", "consent"),
)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the guard stopped and somebody confirmed: its keys, by commas, and why."""

    key: str = ""
    reason: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Each suspicion that was confirmed."""
        return tuple(filter(None, (key.strip() for key in self.key.split(","))))

    def check(self) -> None:
        """UserError for a confirmation without a reason."""
        if self.key and not substance(self.reason):
            raise UserError(T("services.reason_needed"))


@dataclass(frozen=True, slots=True)
class Change:
    """A field of somebody who is here already; its values as the facts have them."""

    code: str
    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do; `stopped` names what waits for a confirmation."""

    added: int
    changed: int
    unchanged: int
    table: Table[Any]
    judgement: Judgement
    stopped: str | None = None
    differences: tuple[tuple[str, tuple[str, ...]], ...] = ()  # code, names of fields
    changes: tuple[Change, ...] = ()  # the same, with what was and what would be

    @property
    def rejected(self) -> int:
        """Rows that were not taken."""
        return len(self.table.rejected)

    @property
    def repaired(self) -> int:
        """Cells that were taken otherwise than they stood."""
        return len(self.table.repaired)

    def report(self, lang: Language) -> bytes | None:
        """The workbook of rejected rows, repairs and warnings; None when there are none."""
        noted = (*self.table.rejected, *self.table.repaired, *self.table.warnings)
        return report(self.table, lang) if noted else None


@dataclass(frozen=True, slots=True)
class ImportCandidates:
    """Take candidates' files in, together. Nobody is withdrawn for missing in a newer file."""

    files: Sequence[Path]
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    accept: Acceptance = field(default_factory=Acceptance)
    dry_run: bool = False
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[Imported]:
        self.accept.check()
        with in_bulk():
            return self._import(workspace)

    def _import(self, workspace: Workspace) -> Done[Imported]:
        today = workspace.world.now().date()
        read = ReadCandidates(load_regions(), today)
        table = read(Request(tuple(self.files), self.mapping, self.progress))
        judgement = judge_candidates(table)
        stopped = judgement.stopped(self.accept.keys)
        with workspace.act() as act:
            require_office(act)
            plan = _plan(act, table)
            if stopped is None and not self.dry_run:
                self._record(act, plan)
        done = Imported(
            added=plan.added,
            changed=len(plan.differences),
            unchanged=len(plan.table.rows) - plan.added - len(plan.differences),
            table=plan.table,
            judgement=judgement,
            stopped=stopped,
            differences=plan.differences,
            changes=plan.changes,
        )
        quiet = stopped is not None or self.dry_run
        return Done(done, Changes.NOTHING if quiet else Changes.CANDIDATES)

    def _record(self, act: Act, plan: _Plan) -> None:
        act.record_changed(plan.candidates, Candidate)
        act.record_changed(plan.persons, Person)
        names = ", ".join(path.name for path in self.files)
        act.note("candidates.imported", names[:200])
        if self.accept.key:
            act.note("import.accepted", f"{self.accept.key}: {self.accept.reason}")


@dataclass(frozen=True, slots=True)
class ImportMembers:
    """Take the commission's members in from a small table; a reason once laptops are out."""

    file: Path
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[tuple[int, int]]:
        rows = read_members(self.file, self.mapping)
        with workspace.act() as act:
            require_office(act)
            said = _members(act, rows, self.reason)
            counts = act.record_changed(said, Member)
            act.note("members.imported", str(len(said)))
        return Done(counts, Changes.COMMISSION)


def _members(act: Act, rows: Iterable[MemberRow], reason: str) -> list[Member]:
    """Those of the rows that say something new; UserError where a table cannot say it.

    Once laptops are out one reason stands for all that the table changes. Who votes and who is
    the chair is changed one by one: each of them has its own consequences.
    """
    out, known = bool(act.facts.current(Assignment)), act.facts.current(Member)
    found: list[Member] = []
    for row in coded(rows, {about: body for about, (_, body) in known.items()}):
        old = known[row.code][1] if row.code in known else None
        body = Member(
            code=row.code,
            names=row.name,
            position=row.position,
            function=row.function,
            votes=row.votes,
            substitute_of=old.substitute_of if old else "",
        )
        if old is not None and without_reason(old) == body:
            found.append(unsalted(old))
            continue
        if out and old and (old.function, old.votes) != (body.function, body.votes):
            raise UserError(T("services.members_frozen"), member=row.code)
        said = reason_once_out(act, reason)
        found.append(msgspec.structs.replace(body, reason=said))
    one_of_each(known, found)
    return found


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the rows mean beside what is here."""

    candidates: tuple[Candidate, ...]
    persons: tuple[Person, ...]
    added: int
    differences: tuple[tuple[str, tuple[str, ...]], ...]
    changes: tuple[Change, ...]
    table: Table[Any]


def _plan(act: Act, table: Table[CandidateRow]) -> _Plan:
    """A person is found again by IIN; a code that belongs to another person refuses the row."""
    here = {about: body for about, (_, body) in act.facts.current(Candidate).items()}
    known = {about: body for about, (_, body) in act.facts.current(Person).items()}
    by_iin = {person.iin: code for code, person in known.items()}
    owner = {code: person.iin for code, person in known.items()}
    good, clashing = _clashes(table, by_iin, owner)
    codes = _codes(act, good, by_iin, here)
    candidates, persons = list[Candidate](), list[Person]()
    changes: list[Change] = []
    added = 0
    for row, code in zip(good, codes, strict=True):
        old, person = here.get(code), known.get(code)
        candidate, private = _candidate(code, row, old), _person(code, row, person)
        candidates.append(candidate)
        persons.append(private)
        if old is None:
            added += 1
        else:
            changes.extend(_differing(old, candidate, person, private))
    whole = replace(table, rows=tuple(good), rejected=(*table.rejected, *clashing))
    fields: dict[str, tuple[str, ...]] = {}
    for one in changes:
        fields[one.code] = (*fields.get(one.code, ()), one.field)
    found = tuple(fields.items()), tuple(changes)
    return _Plan(tuple(candidates), tuple(persons), added, *found, whole)


def _clashes(
    table: Table[CandidateRow], by_iin: Mapping[str, str], owner: Mapping[str, str]
) -> tuple[list[CandidateRow], list[Rejected]]:
    good: list[CandidateRow] = []
    clashing: list[Rejected] = []
    sources = {source.file: source for source in table.sources}
    for row in table.rows:
        taken = row.code and owner.get(row.code, row.iin) != row.iin
        other = row.code and by_iin.get(row.iin, row.code) != row.code
        if taken or other:
            finding = ("code", row.code, T("services.code_of_another"))
            where = (sources[row.file], row.row)
            clashing.append(refused_row(where, _texts(row), finding))
        else:
            good.append(row)
    return good, clashing


def refused_row(
    where: tuple[Source, int], texts: Mapping[str, str], finding: tuple[str, str, str]
) -> Rejected:
    """A row that is well-formed and yet clashes with what is here, for the report.

    `texts`: field → what the row says; `finding`: field, value and text key of the reason.
    """
    source, number = where
    field_name, value, key = finding
    cells = [""] * len(source.headings)
    for name, place in source.layout.columns.items():
        cells[place] = texts.get(name, "")
    column = source.layout.heading(field_name) or field_name
    one = Finding("refused", source.file, number, column, field_name, value, key)
    return Rejected(source, number, tuple(cells), (one,))


def _texts(row: CandidateRow) -> dict[str, str]:
    """Field → text, as an import would read it again."""
    found = {name: str(getattr(row, name)) for name in PLAIN}
    for language in ("kk", "ru"):
        name = getattr(row.names, language)
        found[f"full_name_{language}"] = name.full
        for part in ("surname", "given", "patronymic"):
            found[f"{part}_{language}"] = getattr(name, part)
        for pair in ("organisation", "position"):
            found[f"{pair}_{language}"] = getattr(getattr(row, pair), language)
    return found


def _codes(
    act: Act,
    rows: Sequence[CandidateRow],
    by_iin: Mapping[str, str],
    here: Mapping[str, Candidate],
) -> list[str]:
    """Each row's code: its own, the person's known one, or a new random one."""
    given = [row.code or by_iin.get(row.iin, "") for row in rows]
    taken = {*here, *given}
    prefix = f"L{season_of(act.facts).year % 100:02}-"
    fresh = free_codes(prefix, taken, given.count(""), act.world)
    return [code or next(fresh) for code in given]


def _candidate(code: str, row: CandidateRow, old: Candidate | None) -> Candidate:
    """What a file does not say stays; a name that changed is kept among the earlier ones."""
    if old is None:
        return Candidate(
            code=code,
            names=row.names,
            region=row.region,
            district=row.district,
            organisation=row.organisation,
            org_type=row.org_type,
            position=row.position,
            category=row.category,
            language=row.language,
        )
    earlier = old.earlier if old.names == row.names else (*old.earlier, old.names)
    return msgspec.structs.replace(
        old,
        salt="",
        names=row.names,
        earlier=earlier,
        region=row.region or old.region,
        district=row.district or old.district,
        organisation=row.organisation if row.organisation.ru else old.organisation,
        org_type=row.org_type or old.org_type,
        position=row.position if row.position.ru else old.position,
        category=row.category or old.category,
        language=row.language or old.language,
    )


def _person(code: str, row: CandidateRow, old: Person | None) -> Person:
    was = old or Person(code=code, iin=row.iin)
    return Person(
        code=code,
        iin=row.iin,
        birth_date=row.birth_date or was.birth_date,
        sex=row.sex or was.sex,
        years_of_service=row.years_of_service or was.years_of_service,
        phone=row.phone or was.phone,
        email=row.email or was.email,
        consent=row.consent or was.consent,
    )


def _differing(
    old: Candidate, new: Candidate, person: Person | None, private: Person
) -> list[Change]:
    """The fields that differ."""
    pairs: list[tuple[msgspec.Struct, msgspec.Struct]] = [(old, new)]
    if person is not None:
        pairs.append((person, private))
    return [
        Change(new.code, name, getattr(one, name), getattr(other, name))
        for one, other in pairs
        for name in one.__struct_fields__
        if name not in {"salt", "earlier"} and getattr(one, name) != getattr(other, name)
    ]
