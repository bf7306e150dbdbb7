"""Is the journal whole, in words; and what a control code on paper stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.standing import Standing
from commission_app.services.changes import Changes, Done
from commission_app.services.office.kinds_of_lines import FACTS
from commission_app.services.office.laptop_states import Known
from commission_app.services.office.subjects import Subjects
from commission_app.services.sentences import Said, counted, said, told
from commission_app.services.verifying import Verify
from commission_app.shared import crockford
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.services.office.subjects import Part
    from commission_app.services.workspace import Reading, Workspace

LENGTH = 20  # characters of a control code
FORM = T("services.form_differs")
STANDING_TEXTS: Mapping[Standing, str] = {
    Standing.CURRENT: T("office.code_current"),
    Standing.SUPERSEDED: T("office.code_superseded"),
    Standing.CONTESTED: T("office.code_contested"),
}


@dataclass(frozen=True, slots=True)
class JournalChecked:
    """What was walked and what was found."""

    ok: bool
    summary: Said
    looked_at: tuple[Said, ...]
    findings: tuple[Said, ...]
    head: str  # control code of this device's last statement, to be kept on paper
    alone: Said | None  # statements that nobody else is known to have


@dataclass(frozen=True, slots=True)
class VerifyJournal:
    """Walk all chains, tables and the diary: seconds, and to be cancelled between steps."""

    codes: tuple[str, ...] = ()
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[JournalChecked]:
        found = Verify(self.codes, self.progress)(workspace)
        findings = _gathered(tuple(told(one.text) for one in found.findings))
        wrong = len(findings)
        summary = (
            counted(T("office.verified_found"), wrong)
            if wrong
            else said(T("office.verified_whole"))
        )
        alone = found.unanchored
        return Done(
            JournalChecked(
                ok=found.ok,
                summary=summary,
                looked_at=(
                    counted(T("office.verified_facts"), found.facts),
                    counted(T("office.verified_lines"), found.entries),
                ),
                findings=findings,
                head=found.head,
                alone=counted(T("office.verified_alone"), alone) if alone else None,
            )
        )


def _gathered(findings: tuple[Said, ...]) -> tuple[Said, ...]:
    """What was changed in the file's structure is one sentence that names all of it."""
    names = [str(dict(one.values)["name"]) for one in findings if one.key == FORM]
    form = (said(FORM, name=", ".join(names)),) if names else ()
    return (*form, *(one for one in findings if one.key != FORM))


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """A code that was typed from paper."""

    typed: str
    known: bool
    code: str  # as it is printed
    kind: str
    what: Said | None
    about: str
    of: tuple[Part, ...]  # the same as called
    word: Said


@dataclass(frozen=True, slots=True)
class CompareCodes:
    """What each of these codes stands for here; look-alike characters are understood."""

    codes: tuple[str, ...]
    shows: ClassVar[Changes] = ~(Changes.DRAFTS | Changes.DIARY)

    def __call__(self, workspace: Workspace) -> tuple[CodeAnswer, ...]:
        with workspace.read() as now:
            return tuple(_compared(now, code) for code in self.codes)


def _compared(now: Reading, typed: str) -> CodeAnswer:
    code = crockford.normalise(typed)
    digests: list[str] = []
    if len(code) == LENGTH and not set(code) - set(crockford.LETTERS):
        digests = now.facts.starting(_prefix(code))
    if not digests:
        unknown = said(T("office.code_unknown"))
        return CodeAnswer(
            typed, known=False, code="", kind="", what=None, about="", of=(), word=unknown
        )
    digest = digests[0]
    fact = now.facts.find([digest])[digest]
    header = fact.header
    subjects = Subjects.of(now, Known.of(now), [header.about])
    standing = now.facts.standings([digest]).get(digest)
    word = STANDING_TEXTS.get(standing) if standing else None
    return CodeAnswer(
        typed=typed,
        known=True,
        code=control_code(digest),
        kind=header.kind,
        what=said(FACTS.get(header.kind, T("office.fact_unknown"))),
        about=header.about,
        of=subjects.parts(header.kind, header.about, body_of(fact)),
        word=said(word or T("office.code_no_right")),
    )


def _prefix(code: str) -> str:
    """The 100 bits of a control code as the beginning of a digest."""
    value = 0
    for letter in code:
        value = value << 5 | crockford.LETTERS.index(letter)
    return f"{value:025x}"
