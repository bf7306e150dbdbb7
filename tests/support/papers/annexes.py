"""What goes with a protocol: summary, attendance, roll call."""

from __future__ import annotations

import random

from commission_app.documents import attendance as at, roll_call as rc, summary as su
from commission_app.documents.snapshots import Person, Sitting
from commission_app.domain.language import Bilingual
from tests.support.papers.frame import DAYS, HEADING, REQUISITES, RULES, control
from tests.support.papers.people import MEMBER, members, names, signing
from tests.support.papers.protocol import results

B = Bilingual


def summary(
    count: int = 20, *, many: int = 7, worst: bool = False, ranking: bool = True
) -> su.SummarySnapshot:
    people = members(many)
    dice = random.Random(2)
    return su.SummarySnapshot(
        requisites=REQUISITES,
        sitting=Sitting(number="7", dates=DAYS),
        ruleset=RULES,
        members=tuple(p.names for p in people),
        rows=tuple(
            su.SummaryRow(
                number=line.number,
                code=line.code,
                names=line.names,
                marks=tuple(
                    "×" if (i + line.number) % 17 == 0 else str(dice.randrange(14, 30))
                    for i in range(many)
                ),
                sheets=many,
                score=line.score,
                percent=line.percent,
                place=str(line.number),
            )
            for line in results(count, worst=worst)
        ),
        maximum="30",
        signatories=(signing(people)[0], signing(people)[-1]),
        control=control("summary"),
        panel=B(kk="1-панель", ru="панель 1"),
        ranking=ranking,
        annex=2,
    )


def attendance(many: int = 7) -> at.AttendanceSnapshot:
    people = members(many)
    away = at.Attendance(
        person=Person(names=names("Мұсабеков Дәурен|Мусабеков Даурен"), role=MEMBER),
        reason=B(kk="еңбекке уақытша жарамсыздық", ru="временная нетрудоспособность"),
    )
    return at.AttendanceSnapshot(
        requisites=REQUISITES,
        sitting=Sitting(number="7", dates=DAYS),
        heading=HEADING,
        rows=(
            *(at.Attendance(person=p, how=f"09:{40 + i}") for i, p in enumerate(people)),
            away,
        ),
        signatories=signing(people)[-1:],
        control=control("attendance"),
    )


def roll_call(proposals: int = 3, many: int = 7) -> rc.RollCallSnapshot:
    people = members(many)
    return rc.RollCallSnapshot(
        requisites=REQUISITES,
        sitting=Sitting(number="7", dates=DAYS),
        proposals=tuple(
            rc.Proposal(
                label="АБВГДЕЖЗИК"[i],
                text=B(
                    kk=f"№ {i + 1} үміткер бойынша жеке дауыс беру",
                    ru=f"Отдельное голосование по кандидату № {i + 1}",
                ),
                round=1 + int(i == 2),
                outcome=B(kk="қабылданды", ru="принято"),
            )
            for i in range(proposals)
        ),
        rows=tuple(
            rc.RollCallRow(
                person=p,
                votes=tuple(rc.CHOICES[(i * 3 + j) % 4] for j in range(proposals)),
            )
            for i, p in enumerate(people)
        ),
        signatories=(signing(people)[0], signing(people)[-1]),
        control=control("roll call"),
        annex=3,
    )
