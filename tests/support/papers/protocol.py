"""A sitting's protocol with everything that one can hold."""

from __future__ import annotations

import random

from commission_app.documents import protocol_snapshot as pr
from commission_app.documents.snapshots import Person, Sitting
from commission_app.domain.language import Bilingual
from tests.support.papers.frame import (
    CRITERIA,
    DAYS,
    HEADING,
    REGIONS,
    REQUISITES,
    RULES,
    SCHOOLS,
    control,
)
from tests.support.papers.people import SECRETARY, candidates, members, names, signing

B = Bilingual


def results(count: int, *, worst: bool = False) -> tuple[pr.Result, ...]:
    dice = random.Random(1)
    found: list[pr.Result] = []
    for i, one in enumerate(candidates(count, worst=worst), 1):
        score = dice.randrange(1500, 2900)
        good = score >= 2100
        found.append(
            pr.Result(
                number=i,
                code=f"K-{100 + i}",
                names=one,
                region=REGIONS[i % len(REGIONS)],
                organisation=SCHOOLS[i % len(SCHOOLS)],
                sheets=7,
                assigned=7,
                score=f"{score // 100},{score % 100:02}",
                percent=f"{score // 30},{score % 30:02}",
                outcome=B(kk="Ұсынылады", ru="Рекомендуется")
                if good
                else B(kk="Ұсынылмайды", ru="Не рекомендуется"),
                means=tuple(
                    f"{dice.randrange(2, 5)},{dice.randrange(100):02}" for _ in CRITERIA
                ),
            )
        )
    return tuple(found)


def protocol(count: int = 20, *, worst: bool = False, many: int = 7) -> pr.ProtocolSnapshot:
    """A sitting of so many candidates with everything that a protocol can hold."""
    people, lines = members(many), results(count, worst=worst)
    low = B(kk="Қорытынды балл шекті балдан төмен", ru="Итоговый балл ниже порогового")
    good = [line for line in lines if line.outcome.kk == "Ұсынылады"]
    bad = [line for line in lines if line.outcome.kk != "Ұсынылады"]
    first = lines[0]
    return pr.ProtocolSnapshot(
        requisites=REQUISITES,
        sitting=Sitting(number="7", dates=DAYS),
        heading=HEADING,
        basis=B(
            kk="Қазақстан Республикасы Оқу-ағарту министрінің 2026 жылғы 3 тамыздағы № 298 "
            "бұйрығы (комиссия құрамы); жобаны іске асыру қағидалары.",
            ru="Приказ Министра просвещения Республики Казахстан от 3 августа 2026 года № 298 "
            "(состав комиссии); правила реализации проекта.",
        ),
        presiding=people[0].names,
        secretary=SECRETARY,
        present=people,
        quorum=pr.Quorum(
            members=many + 2,
            present=many,
            needed=6,
            rule=B(kk="құрамның кемінде үштен екісі", ru="не менее двух третей состава"),
        ),
        declarations=many,
        agenda=(
            B(
                kk="Әңгімелесуге жіберілген үміткерлер туралы.",
                ru="О кандидатах, допущенных к собеседованию.",
            ),
            B(
                kk="Әңгімелесу қорытындылары және дауыс беру.",
                ru="Итоги собеседования и голосование.",
            ),
        ),
        form=B(kk="Отырыс бетпе-бет өткізілді.", ru="Заседание проведено очно."),
        recording=B(
            kk="Бейнежазба жүргізілді: № 7-1, № 7-2 файлдары.",
            ru="Велась видеозапись: файлы № 7-1, № 7-2.",
        ),
        hearing=pr.Hearing(
            reporter=SECRETARY,
            admitted=count + 1,
            appeared=count,
            missing=(
                pr.Absence(
                    names=names("Байтұрсын Әлихан|Байтурсын Алихан"),
                    reason=B(kk="себебі белгісіз", ru="причина неизвестна"),
                ),
            ),
        ),
        scoring=pr.Scoring(
            ruleset=RULES,
            criteria=6,
            lowest="1",
            highest="5",
            maximum="30",
            paragraphs=(
                B(
                    kk="Әр мүше өз бетінше бағалады; баға қою аяқталғанға дейін ешкім басқа "
                    "мүшелердің бағаларын көрген жоқ.",
                    ru="Каждый член комиссии оценивал самостоятельно; до завершения оценивания "
                    "никто не видел оценок других членов.",
                ),
                B(
                    kk="Қорытынды балл – есепке алынған парақтар жиынының орташа мәні, екі "
                    "таңбаға дейін дөңгелектенеді. Шекті балл – 21,00.",
                    ru="Итоговый балл – среднее сумм по учтённым листам с округлением до двух "
                    "знаков. Пороговый балл – 21,00.",
                ),
            ),
        ),
        results=lines,
        votes=(
            pr.Vote(
                label="А",
                proposal=B(
                    kk="Есептік нәтижесі «ұсынылады» үміткерлерді резервке енгізуге ұсыну",
                    ru="Рекомендовать к зачислению кандидатов с итогом «рекомендуется»",
                ),
                in_favour=7,
                against=0,
                abstained=0,
                not_voting=0,
                outcome=B(kk="Қабылданды", ru="Принято"),
            ),
            pr.Vote(
                label="Б",
                proposal=B(
                    kk="№ 1 үміткер бойынша жеке дауыс беру",
                    ru="Отдельное голосование по кандидату № 1",
                ),
                in_favour=3,
                against=3,
                abstained=0,
                not_voting=1,
                round=2,
                outcome=B(kk="Қабылданбады", ru="Не принято"),
                note=B(
                    kk="Тең дауыс: төрағаның дауысы – қарсы.",
                    ru="Равенство голосов: голос председателя – против.",
                ),
            ),
        ),
        voting_rule=B(
            kk="Ашық дауыс беру, қатысқан мүшелердің жай көпшілігі. Дауыстар тең болған "
            "жағдайда төрағаның дауысы шешуші болып табылады.",
            ru="Открытое голосование, простое большинство присутствующих членов. При "
            "равенстве голосов голос председателя является решающим.",
        ),
        appeal=B(
            kk="Шешімге хабарлама алынған күннен бастап он жұмыс күні ішінде апелляциялық "
            "комиссияға шағым берілуі мүмкін.",
            ru="Жалоба на решение может быть подана в апелляционную комиссию в течение десяти "
            "рабочих дней со дня получения уведомления.",
        ),
        signatories=signing(people),
        control=control("protocol"),
        reserve=B(kk="республикалық кадрлық резервке", ru="в республиканский кадровый резерв"),
        absent=(
            pr.Absence(
                names=names("Мұсабеков Дәурен|Мусабеков Даурен"),
                reason=B(kk="еңбекке уақытша жарамсыздық", ru="временная нетрудоспособность"),
            ),
        ),
        observers=(
            Person(
                names=names("Ермек Сандуғаш|Ермек Сандугаш"),
                post=B(
                    kk="«Педагогтер одағы» қоғамдық бірлестігі",
                    ru="общественное объединение «Союз педагогов»",
                ),
            ),
        ),
        recusals=(
            pr.Recusal(
                candidate=first.names,
                number=1,
                member=people[min(4, many - 1)].names,
                kind=B(kk="Өздігінен бас тарту", ru="Самоотвод"),
                reason=B(kk="жақын туыс", ru="близкий родственник"),
                present=6,
                needed=6,
            ),
        ),
        criteria=CRITERIA,
        speeches=(
            pr.Speech(
                names=people[0].names,
                text=B(
                    kk="үміткерлердің көпшілігі мақсаттарды деректермен байланыстырады.",
                    ru="большинство кандидатов связывает цели с данными.",
                ),
            ),
        ),
        recommended=tuple(pr.Decided(number=g.number, names=g.names) for g in good),
        refused=tuple(
            pr.Decided(number=b.number, names=b.names, score=b.score, reasons=low) for b in bad
        ),
        instructions=(
            B(
                kk="Хатшыға: үш жұмыс күні ішінде бұйрық жобасын енгізу; бес жұмыс күні ішінде "
                "үміткерлерге хабарлама жолдау.",
                ru="Секретарю: в течение трёх рабочих дней внести проект приказа; в течение "
                "пяти рабочих дней направить уведомления кандидатам.",
            ),
        ),
        dissents=(
            pr.Dissent(
                names=people[-1].names,
                about=B(kk="№ 1 үміткер бойынша", ru="по кандидату № 1"),
                text="Кандидат показал результаты, которые считаю достаточными.\n"
                "Прошу приложить к протоколу.",
            ),
        ),
        annexes=(
            pr.Annex(title=B(kk="Бағалау парақтары", ru="Оценочные листы"), sheets=count * 7),
            pr.Annex(title=B(kk="Жиынтық ведомость", ru="Сводная ведомость"), sheets=2),
        ),
        devices=tuple(
            pr.DeviceUse(
                names=p.names,
                devices=(f"CM-{11 + i}",) if i != 4 else ("CM-15", "CM-19"),
                fingerprints=("7KQ2 M9XT",) if i != 4 else ("K3GS 9M4P", "W8XC 1H6D"),
                sheets=count,
                corrections=int(i == 2),
                resolutions=int(i == 4),
                note=B(
                    kk="1-ноутбук істен шықты; мұрагерлік: 2-ноутбук, екі адам растады",
                    ru="ноутбук 1 отказал; преемник – ноутбук 2, подтвердили двое",
                )
                if i == 4
                else None,
            )
            for i, p in enumerate(people)
        ),
        corrections=(
            pr.Change(
                names=people[min(2, many - 1)].names,
                candidate=first.names,
                number=1,
                at="29.09.2026 11:02",
                what=B(
                    kk="4-өлшемшарт: 3 орнына 4; себебі – қате терілген",
                    ru="критерий 4: вместо 3 – 4; причина – опечатка",
                ),
            ),
        ),
        paper=(
            pr.PaperLine(
                names=people[min(3, many - 1)].names,
                candidate=first.names,
                number=1,
                paper="17",
                code="7M2GX-21AR4-TPDTH-2KE6J",
                typed=("Ахметова Сәуле", "Омаров Ерлан"),
                marks="4 5 3 4 4 5",
                total="25",
                note=B(kk="Қайта терілді: қате оқылды.", ru="Набран снова: прочитан неверно."),
            ),
        ),
        approvals=(
            pr.Change(
                names=people[0].names,
                candidate=first.names,
                number=1,
                at="30.09.2026 15:10",
                what=B(
                    kk="мақұлданды: 7M2GX-21AR4-TPDTH-2KE6J; қағазбен салыстырылды",
                    ru="одобрен лист 7M2GX-21AR4-TPDTH-2KE6J; сверено с бумагой",
                ),
            ),
        ),
        resolutions=(
            pr.Change(
                names=people[min(4, many - 1)].names,
                candidate=first.names,
                number=1,
                at="30.09.2026 16:40",
                what=B(
                    kk="екі көшірменің екіншісі есепке алынды; екі адам растады",
                    ru="учтена вторая из двух копий; подтвердили двое",
                ),
            ),
        ),
    )
