"""A paper sheet is typed in by one person and again by another; equal, it becomes a fact."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.criteria import missing
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.domain.names import same_person
from commission_app.models import paper_drafts
from commission_app.models.paper_drafts import PaperDraft
from commission_app.services.changes import Changes, Done
from commission_app.services.four_eyes.second import counted
from commission_app.services.prose import prose
from commission_app.services.reckoning import reckon
from commission_app.services.scoring import check_mark, slot_of
from commission_app.services.vaults.people import vault_of
from commission_app.services.workspace import member_of, require_office, rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain.ruleset import RuleSet
    from commission_app.services.act import Act
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Workspace

TRIES = 3  # typings that differ, after which both begin anew
DIFFERENT = frozenset((T("paper_sheets.differ"), T("paper_sheets.other_paper")))
SETTLED = frozenset(("recused", "absent", "void"))  # states in which a sheet explains nothing


@dataclass(frozen=True, slots=True)
class Typed:
    """What became of it: `code` is empty while a second person has to type it again."""

    by: tuple[str, ...]
    code: str = ""

    @property
    def complete(self) -> bool:
        """Whether the sheet is there now."""
        return bool(self.code)


@dataclass(frozen=True, slots=True)
class EnterPaperSheet:
    """Type a member's paper sheet in; the same person again corrects what he typed himself.

    Whoever types second is told where the two differ, never what the first one typed; after
    `TRIES` that differ both begin anew. Marks and the number of the paper must agree; words
    stand as the first person typed them. Where several people have a key, two of them type.
    """

    interview: str
    member: str
    marks: Mapping[str, tuple[int, str]]  # criterion → level, comment
    typed_by: str
    number: str = ""  # on the paper, or where its scan lies
    note: str = ""
    reason: str = ""  # where a paper sheet of this cell was typed in before

    def __call__(self, workspace: Workspace) -> Done[Typed]:
        try:
            return self._enter(workspace)
        except UserError as error:
            if error.key not in DIFFERENT:
                raise
            self._missed(workspace, error)
            raise

    def _enter(self, workspace: Workspace) -> Done[Typed]:
        with workspace.act() as act:
            require_office(act)
            counted(act)  # one who is planted would be the second pair of eyes here too
            slot, _ = slot_of(act.facts, self.interview)
            ruleset, body = rules_of(act.facts)
            by, number = line_of_text(self.typed_by), line_of_text(self.number)
            state = reckon(act.facts)
            may_be_typed(state, self.interview, self.member)
            self._named(act, by)
            for code, (level, _) in self.marks.items():
                check_mark(act, code, level)
            where = act.own.season, self.interview, self.member
            first = paper_drafts.find(act.c, *where)
            alone = len(vault_of(workspace).users()) < 2
            if first is None or same_person(first.by, by):
                if first is not None and not alone and first.user != act.user:
                    raise UserError(T("paper_sheets.of_another"), by=first.by)
                kept = self._draft(act, body.rules, (by, number), _old(state, self))
                paper_drafts.keep(act.c, act.own.season, kept)
                act.note("paper.typed", f"{self.interview}/{self.member}")
                return Done(Typed((by,)), Changes.DRAFTS)
            if not alone and first.user == act.user:
                raise UserError(T("paper_sheets.another_key"), by=first.by)
            self._compare(first, number)
            digest = act.record(
                PaperSheet(
                    interview=self.interview,
                    member=self.member,
                    slot=slot,
                    ruleset=ruleset,
                    marks=first.marks,
                    typed=(first.by, by),
                    number=first.number,
                    note=first.note,
                    reason=first.reason,
                )
            )
            paper_drafts.forget(act.c, *where)
            act.note("paper.entered", f"{self.interview}/{self.member}")
        typed = Typed((first.by, by), control_code(digest))
        return Done(typed, Changes.DRAFTS | Changes.SHEETS)

    def _named(self, act: Act, by: str) -> None:
        member_of(act.facts, self.member)
        if not any(letter.isalpha() for letter in by):
            raise UserError(T("paper_sheets.who"))

    def _draft(
        self, act: Act, rules: RuleSet, who: tuple[str, str], old: PaperSheet | None
    ) -> PaperDraft:
        by, number = who
        marks = _in_order(rules, self.marks)
        if lacking := missing(rules, marks):
            what = ", ".join(sorted({one.criterion for one in lacking}))
            raise UserError(T("services.incomplete"), interview=self.interview, missing=what)
        reason = prose(self.reason)
        if old is not None and not reason:
            raise UserError(T("paper_sheets.why_again"), interview=self.interview)
        at = utc_text(act.at)
        note = prose(self.note)
        what = (self.interview, self.member, marks, number, note, reason)
        return PaperDraft(*what, by=by, at=at, user=act.user)

    def _missed(self, workspace: Workspace, error: UserError) -> None:
        """Counted where it stays; whoever tries again and again would learn the marks."""
        with workspace.act() as act:
            where = act.own.season, self.interview, self.member
            first = paper_drafts.find(act.c, *where)
            if first is None:
                return
            if first.misses + 1 < TRIES:
                counted = msgspec.structs.replace(first, misses=first.misses + 1)
                paper_drafts.keep(act.c, act.own.season, counted)
                return
            paper_drafts.forget(act.c, *where)
            act.note("paper.dropped", f"{self.interview}/{self.member}")
        raise UserError(T("paper_sheets.too_often"), count=TRIES) from error

    def _compare(self, first: PaperDraft, number: str) -> None:
        """UserError where the two typings differ; it names places and no level."""
        if number.casefold() != first.number.casefold():
            raise UserError(T("paper_sheets.other_paper"))
        there = {mark.criterion: mark.level for mark in first.marks}
        here = {code: level for code, (level, _) in self.marks.items()}
        if differ := differing(there, here):
            raise UserError(T("paper_sheets.differ"), criteria=", ".join(differ))


@dataclass(frozen=True, slots=True)
class DropPaperDraft:
    """What a first person typed, or said of withdrawing, is thrown away."""

    interview: str
    member: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_office(act)
            where = act.own.season, self.interview, self.member
            typed = paper_drafts.find(act.c, *where)
            if typed is None and paper_drafts.withdrawal(act.c, *where) is None:
                raise UserError(T("paper_sheets.nothing_typed"), interview=self.interview)
            paper_drafts.forget(act.c, *where)
            paper_drafts.forget_withdrawal(act.c, *where)
            act.note("paper.dropped", f"{self.interview}/{self.member}")
        return Done(None, Changes.DRAFTS)


def may_be_typed(state: Reckoning, interview: str, member: str) -> None:
    """UserError where no paper is missed: not of the panel, sealed already, or explained."""
    cell = next(
        (c for c in state.cells if (c.interview, c.member) == (interview, member)), None
    )
    if cell is None or not _expected(state, interview, member):
        raise UserError(T("paper_sheets.not_expected"), interview=interview, member=member)
    if state.revisions.get(f"{interview}/{member}"):
        raise UserError(T("paper_sheets.sealed"), interview=interview, member=member)
    if cell.state in SETTLED:
        raise UserError(T("paper_sheets.explained"), interview=interview, member=member)


def differing(one: Mapping[str, int], other: Mapping[str, int]) -> list[str]:
    """Criteria at which two typings differ, also those that only one of them has."""
    return [code for code in sorted({*one, *other}) if one.get(code) != other.get(code)]


def _expected(state: Reckoning, interview: str, member: str) -> bool:
    found = (a.panel for a in state.matter.appointments if a.interview == interview)
    return any(member in panel for panel in found)


def _old(state: Reckoning, one: EnterPaperSheet) -> PaperSheet | None:
    found = state.paper_sheet(one.interview, one.member)
    return found[1] if found else None


def line_of_text(text: str) -> str:
    """Words on one line, as names and numbers are."""
    return " ".join(prose(unicodedata.normalize("NFC", text)).split())


def _in_order(rules: RuleSet, marks: Mapping[str, tuple[int, str]]) -> tuple[Mark, ...]:
    found: Sequence[str] = [c.code for c in rules.criteria if c.code in marks]
    return tuple(Mark(code, marks[code][0], prose(marks[code][1])) for code in found)
