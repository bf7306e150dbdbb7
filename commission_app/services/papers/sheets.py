"""Score sheets on paper: filled, with its control code; blank, for a power cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.blank_sheet import BlankSheetSnapshot
from commission_app.documents.score_sheet import MarkLine, ScoreSheetSnapshot
from commission_app.documents.snapshots import Control
from commission_app.domain.facts.header import control_code
from commission_app.domain.language import Bilingual
from commission_app.domain.tally import member_total
from commission_app.services.papers.gathering import (
    Gathered,
    names_of,
    pair,
    region_of,
    role_of,
)
from commission_app.services.reckoning import marks_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.scoring import Sheet

LANGUAGES = {"kk": T("papers.language.kk"), "ru": T("papers.language.ru")}
FORM = "БП-1"


def sheet_snapshot(
    gathered: Gathered, digest: str, sheet: Sheet, laptop: str
) -> ScoreSheetSnapshot:
    """A sealed sheet; UserError for a void one, which is not signed."""
    if sheet.state != "sealed":
        raise UserError(T("services.void_not_printed"), interview=sheet.interview)
    candidate = gathered.candidate(sheet.interview)
    member = gathered.state.members[sheet.member]
    begun = gathered.local(sheet.started or sheet.sealed)
    sealed = gathered.local(sheet.sealed)
    given = marks_of(sheet)
    language = sheet.language or "kk"
    revisions = gathered.state.revisions[sheet.about]
    return ScoreSheetSnapshot(
        requisites=gathered.requisites,
        season=str(gathered.season.year),
        ruleset=gathered.ruleset,
        candidate=candidate.names,
        code=sheet.interview,
        language=pair(LANGUAGES[language]),
        region=region_of(candidate),
        organisation=candidate.organisation,
        day=begun.date(),
        started=f"{begun:%H:%M}",
        finished=f"{sealed:%H:%M}",
        member=names_of(member),
        role=role_of(member),
        post=member.position if member.position.kk or member.position.ru else None,
        lines=tuple(
            MarkLine(
                criterion=Bilingual(c.title.kk, c.title.ru),
                mark=str(given[c.code].level),
                comment=given[c.code].comment,
                language=language,
            )
            for c in gathered.rules.criteria
            if c.code in given
        ),
        total=gathered.figure(member_total(gathered.rules, sheet.marks), whole=True),
        maximum=gathered.maximum,
        scale=scale_of(gathered),
        device=laptop,
        sealed_at=f"{sealed:%d.%m.%Y %H:%M:%S}",
        control=Control(code=control_code(digest), digest=digest),
        revision=next(n for n, (d, _) in enumerate(revisions, 1) if d == digest),
        remark=sheet.note,
        remark_language=language,
        form=FORM,
    )


def blank_snapshot(gathered: Gathered) -> BlankSheetSnapshot:
    """The criteria and the scale, for writing by hand."""
    return BlankSheetSnapshot(
        season=str(gathered.season.year),
        ruleset=gathered.ruleset,
        criteria=tuple(Bilingual(c.title.kk, c.title.ru) for c in gathered.rules.criteria),
        scale=scale_of(gathered),
        maximum=gathered.maximum,
        role=pair(T("papers.role.member")),
        form=FORM,
    )


def scale_of(gathered: Gathered) -> tuple[tuple[str, Bilingual], ...]:
    """Each level with its label, the lowest first."""
    labels = {one.level: one.text for one in gathered.rules.scale.labels}
    return tuple(
        (str(level), Bilingual(labels[level].kk, labels[level].ru))
        for level in gathered.rules.scale.levels
        if level in labels
    )
