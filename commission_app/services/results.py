"""Results of the earlier stages come from tables, past the guard that knows ranks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from commission_app.domain.facts.kinds.people import (
    Candidate,
    Person,
    ResultRow,
    Results,
    bucket_of,
)
from commission_app.services.admission import results
from commission_app.services.changes import Changes, Done
from commission_app.services.importing import Acceptance, Change, Imported, refused_row
from commission_app.services.workspace import require_office, rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T
from commission_app.tables import results as tables
from commission_app.tables.guard import Judgement, Offered, judge_scores
from commission_app.tables.steps import Rejected, Request, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from commission_app.domain.ruleset import StageRule
    from commission_app.models.facts import Facts
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace
    from commission_app.tables.steps import Source


@dataclass(frozen=True, slots=True)
class ImportResults:
    """Take a stage's results in; a correction restates only what differs."""

    stage: int
    files: Sequence[Path]
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    accept: Acceptance = field(default_factory=Acceptance)
    dry_run: bool = False
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[Imported]:
        self.accept.check()
        table = tables.read_results(Request(tuple(self.files), self.mapping, self.progress))
        with workspace.act() as act:
            require_office(act)
            stage = _early(act.facts, self.stage)
            given = results(act.facts)
            known, found = _found(act.facts, table)
            judgement = _judge(stage, known, given)
            stopped = judgement.stopped(self.accept.keys)
            old = given.get(self.stage, {})
            added = sum(row.candidate not in old for row in known)
            changed = [r for r in known if r.candidate in old and old[r.candidate] != r]
            if stopped is None and not self.dry_run:
                self._record(act, known, old)
        done = Imported(
            added=added,
            changed=len(changed),
            unchanged=len(known) - added - len(changed),
            table=found,
            judgement=judgement,
            stopped=stopped,
            differences=tuple((row.candidate, ("score",)) for row in changed),
            changes=tuple(_changes(old, changed)),
        )
        quiet = stopped is not None or self.dry_run
        return Done(done, Changes.NOTHING if quiet else Changes.CANDIDATES)

    def _record(
        self, act: Act, rows: Sequence[ResultRow], old: Mapping[str, ResultRow]
    ) -> None:
        """Buckets that are touched are stated again, with what else stands in them."""
        whole = {**old, **{row.candidate: row for row in rows}}
        touched = {bucket_of(row.candidate) for row in rows if old.get(row.candidate) != row}
        buckets: dict[str, list[ResultRow]] = defaultdict(list)
        for code in sorted(whole):
            if (bucket := bucket_of(code)) in touched:
                buckets[bucket].append(whole[code])
        names = ", ".join(path.name for path in self.files)[:200]
        said = [
            Results(
                stage=self.stage,
                bucket=bucket,
                rows_=tuple(found),
                source=names,
                reason=self.accept.reason,
            )
            for bucket, found in sorted(buckets.items())
        ]
        act.record_changed(said, Results)
        act.note("results.imported", f"{self.stage}: {names}")
        if self.accept.key:
            act.note("import.accepted", f"{self.accept.key}: {self.accept.reason}")


def _changes(old: Mapping[str, ResultRow], changed: Sequence[ResultRow]) -> Iterator[Change]:
    for row in changed:
        for name in ("score", "outcome"):
            was, now = getattr(old[row.candidate], name), getattr(row, name)
            if was != now:
                yield Change(row.candidate, name, was, now)


def _early(facts: Facts, order: int) -> StageRule:
    """The rules of a stage before the interview; UserError for another one."""
    _, body = rules_of(facts)
    stage = body.rules.stage(order)
    if stage.kind == "interview":
        raise UserError(T("services.stage_interview"), stage=order)
    return stage


def _found(facts: Facts, table: Table[tables.ResultRow]) -> tuple[list[ResultRow], Table[Any]]:
    """Rows of people who are here, under their codes; the others are refused."""
    candidates = facts.current(Candidate)
    by_iin = {person.iin: code for code, (_, person) in facts.current(Person).items()}
    sources = {source.file: source for source in table.sources}
    rows: list[ResultRow] = []
    strangers: list[Rejected] = []
    for row in table.rows:
        code = row.code or by_iin.get(row.iin, "")
        if code not in candidates:
            strangers.append(_stranger(row, sources))
            continue
        score = "" if row.score is None else format(row.score, "f")
        rows.append(ResultRow(code, score, row.outcome))
    return rows, replace(table, rejected=(*table.rejected, *strangers))


def _stranger(row: tables.ResultRow, sources: Mapping[str, Source]) -> Rejected:
    column = "code" if row.code else "iin"
    score = "" if row.score is None else format(row.score, "f")
    texts = {"code": row.code, "iin": row.iin, "score": score, "outcome": row.outcome}
    finding = (column, row.code or row.iin, T("services.no_candidate"))
    return refused_row((sources[row.file], row.row), texts, finding)


def _judge(
    stage: StageRule,
    rows: Sequence[ResultRow],
    given: Mapping[int, Mapping[str, ResultRow]],
) -> Judgement:
    offered = [Offered(row.candidate, Decimal(row.score)) for row in rows if row.score]
    earlier = [
        {code: Decimal(row.score) for code, row in given[order].items() if row.score}
        for order in sorted(given)
        if order < stage.order
    ]
    return judge_scores(offered, Decimal(stage.max_score), earlier)
