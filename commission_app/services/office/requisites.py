"""The customer's answers: what papers say about the organisation, and which are still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.domain.language import Bilingual
from commission_app.domain.ruleset import UNSET, Requisites, with_requisites
from commission_app.services.changes import Changes, Done
from commission_app.services.founding import ChangeRules
from commission_app.services.office.state import NOTHING
from commission_app.services.sentences import Said, said
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain.ruleset import Requisite
    from commission_app.services.workspace import Workspace

Answer = Literal["unset", "none", "given"]
TITLES: Mapping[str, str] = {
    "organisation": T("office.requisite_organisation"),
    "project_title": T("office.requisite_project_title"),
    "commission_heading": T("office.requisite_commission_heading"),
    "place": T("office.requisite_place"),
    "basis": T("office.requisite_basis"),
    "appeal_note": T("office.requisite_appeal_note"),
    "signatory_position": T("office.requisite_signatory_position"),
    "signatory_name": T("office.requisite_signatory_name"),
    "instructions": T("office.requisite_instructions"),
    "completed_sentence": T("office.requisite_completed_sentence"),
    "enrolled_sentence": T("office.requisite_enrolled_sentence"),
    "category_wording": T("office.requisite_category_wording"),
    "legal_effect": T("office.requisite_legal_effect"),
    "reserve": T("office.requisite_reserve"),
    "order_owner": T("office.requisite_order_owner"),
}
_HEAD = ("organisation", "place")
NEEDED: Mapping[str, tuple[str, ...]] = {  # paper → what it cannot do without
    "protocol": (*_HEAD, "commission_heading", "basis", "reserve", "appeal_note"),
    "summary": _HEAD,
    "attendance": (*_HEAD, "commission_heading"),
    "roll-call": _HEAD,
    "order": (*_HEAD, "order_owner"),
    "certificates": (
        *_HEAD,
        "completed_sentence",
        "enrolled_sentence",
        "signatory_position",
        "signatory_name",
    ),
    "sheets": _HEAD,
}
ALSO: Mapping[str, tuple[str, ...]] = {  # … and what may be answered by "not printed"
    "protocol": ("instructions",),
    "order": ("signatory_position", "signatory_name", "reserve"),
    "certificates": ("category_wording", "legal_effect"),
}


@dataclass(frozen=True, slots=True)
class RequisiteLine:
    """One question to the customer. `none`: the answer is that it is not printed."""

    name: str
    title: Said
    answer: Answer
    text: Bilingual
    used_by: tuple[str, ...]  # papers
    needed_by: tuple[str, ...]  # of them those that cannot be final without a text


@dataclass(frozen=True, slots=True)
class RequisitesView:
    """All of them, in their order on paper."""

    lines: tuple[RequisiteLine, ...]
    open: int  # that wait for an answer
    version: int  # of the rules
    frozen: bool  # laptops were prepared: a change asks for a reason


@dataclass(frozen=True, slots=True)
class ReadRequisites:
    """What the customer answered and what is still open."""

    shows: ClassVar[Changes] = Changes.SEASON | Changes.COMMISSION

    def __call__(self, workspace: Workspace) -> RequisitesView:
        with workspace.read() as now:
            _, body = now.rules()
            frozen = bool(now.facts.current(Assignment))
        kept = body.rules.documents.requisites
        lines = tuple(_line(name, getattr(kept, name)) for name in TITLES)
        return RequisitesView(
            lines=lines,
            open=sum(line.answer == "unset" for line in lines),
            version=body.version_number,
            frozen=frozen,
        )


@dataclass(frozen=True, slots=True)
class KeepRequisites:
    """Answers from a screen: a text in both languages, None for "not printed", or "unset".

    Others stay as they are. Rules that differ only in these texts leave every sheet valid.
    """

    answers: Sequence[tuple[str, Requisite]]
    reason: str = ""  # asked once the first laptop is prepared

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.read() as now:
            _, body = now.rules()
        old = body.rules.documents.requisites
        new = msgspec.structs.replace(old, **_checked(self.answers))
        if new == old:
            return Done(body.version_number)
        return ChangeRules(with_requisites(body.rules, new), self.reason)(workspace)


def open_questions(requisites: Requisites, paper: str) -> tuple[str, ...]:
    """Names of what a paper prints and nobody has answered, or answered by nothing."""
    needed = NEEDED.get(paper, ())
    return (
        *(n for n in needed if not isinstance(getattr(requisites, n), Bilingual)),
        *(n for n in ALSO.get(paper, ()) if getattr(requisites, n) == UNSET),
    )


def _line(name: str, kept: Requisite) -> RequisiteLine:
    answer: Answer = "given" if isinstance(kept, Bilingual) else "none"
    needed = tuple(paper for paper, names in NEEDED.items() if name in names)
    also = tuple(paper for paper, names in ALSO.items() if name in names)
    return RequisiteLine(
        name=name,
        title=said(TITLES[name]),
        answer="unset" if kept == UNSET else answer,
        text=kept if isinstance(kept, Bilingual) else NOTHING,
        used_by=(*needed, *also),
        needed_by=needed,
    )


def _checked(answers: Sequence[tuple[str, Requisite]]) -> dict[str, Requisite]:
    """UserError for a text that is there in one language only: it is printed in both."""
    found: dict[str, Requisite] = {}
    for name, answer in answers:
        if isinstance(answer, Bilingual):
            kk, ru = answer.kk.strip(), answer.ru.strip()
            if not kk or not ru:
                raise UserError(T("office.answer_both"), name=said(TITLES[name]))
            found[name] = Bilingual(kk, ru)
        else:
            found[name] = answer
    return found
