"""The sheets that members fill: filled, and blank."""

from __future__ import annotations

from commission_app.documents import blank_sheet as bs, score_sheet as ss
from commission_app.domain.language import Bilingual
from tests.support.papers.frame import (
    CRITERIA,
    DAYS,
    REGIONS,
    REQUISITES,
    RULES,
    SCALE,
    SCHOOLS,
    control,
)
from tests.support.papers.people import DOUBLE, LONGEST, MEMBER, PEOPLE, POSTS, members

B = Bilingual


def score_sheet(*, worst: bool = False, comment: str = "") -> ss.ScoreSheetSnapshot:
    said = (
        ("Мақсаттар 2024–2026 жж. PISA және ҰБТ деректерімен байланыстырылған.", "kk"),
        ("Показатель удовлетворённости вырос с 61 до 78 %; скептики вовлечены.", "ru"),
    )
    marks = (4, 5, 4, 3, 4, 5)
    return ss.ScoreSheetSnapshot(
        requisites=REQUISITES,
        season="2026",
        ruleset=RULES,
        candidate=LONGEST if worst else PEOPLE[4],
        code="K-113",
        language=B(kk="қазақша", ru="казахский"),
        region=REGIONS[2],
        organisation=SCHOOLS[3],
        day=DAYS[0],
        started="10:20",
        finished="11:02",
        member=DOUBLE if worst else members()[2].names,
        role=MEMBER,
        post=POSTS[1],
        lines=tuple(
            ss.MarkLine(
                criterion=CRITERIA[i],
                mark=str(mark),
                comment=comment or said[i % 2][0],
                language="kk" if i % 2 == 0 else "ru",
            )
            for i, mark in enumerate(marks)
        ),
        total="25",
        maximum="30",
        scale=SCALE,
        device="CM-13",
        sealed_at="29.09.2026 11:02:47",
        control=control("sheet"),
        remark="Даярлық деңгейі жоғары; қосымша тағылымдама ұсынамын.",
        form="БП-1",
    )


def blank_sheet() -> bs.BlankSheetSnapshot:
    return bs.BlankSheetSnapshot(
        season="2026",
        ruleset=RULES,
        criteria=CRITERIA,
        scale=SCALE[::-1],
        maximum="30",
        role=MEMBER,
        form="БП-1",
    )
