"""Invented people and snapshots that documents are printed from."""

from __future__ import annotations

import base64
import hashlib
import random
from datetime import date

from commission_app.documents import (
    attendance as at,
    blank_sheet as bs,
    certificate_snapshot as ce,
    listing as li,
    order as od,
    protocol_snapshot as pr,
    roll_call as rc,
    score_sheet as ss,
    slip as sl,
    summary as su,
)
from commission_app.documents.snapshots import (
    Control,
    Person,
    Requisites,
    RulesetLine,
    Signatory,
    Sitting,
)
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names

B = Bilingual
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_PEOPLE = (
    "Абаева Гүлнұр Серікқызы|Абаева Гульнур Сериковна",
    "Әлімханұлы Нұрсұлтан|Алимханулы Нурсултан",
    "Бейсенбай|Бейсенбай",
    "Ғабдуллина Ләззат Ғиззатқызы|Габдуллина Ляззат Гиззатовна",
    "Дүйсенбекова-Мырзахметова Ақбаян Сұңғатоллақызы"
    "|Дуйсенбекова-Мырзахметова Акбаян Сунгатоллаевна",
    "Ескендірова Меруерт Бағдатқызы|Ескендирова Меруерт Багдатовна",
    "Жүсіпова Індіра Ғазизқызы|Жусупова Индира Газизовна",
    "Иванов Пётр Алексеевич|Иванов Пётр Алексеевич",
    "Қалижанов Тілеужан Уәлиұлы|Калижанов Тлеужан Уалиевич",
    "Ли Наталья|Ли Наталья",
    "Мұқаметжанова Үміт Еркінқызы|Мукаметжанова Умит Еркиновна",
    "Оразалин Һарон Өмірзақұлы|Оразалин Харон Омирзакович",
    "Пак Ирина Владимировна|Пак Ирина Владимировна",
    "Рахымжан Еңлік|Рахымжан Енлик",
    "Тәжібаев Мәди|Тажибаев Мади",
    "Фёдорова-Абдрахманова Валентина Константиновна"
    "|Фёдорова-Абдрахманова Валентина Константиновна",
    "Һәкімжанова Айнұр|Хакимжанова Айнур",
    "Ыбырайымқызы Толғанай|Ибрайымкызы Толганай",
    "Әбдімәжитова-Қырықбаева Жанылдық Мұхаметқалиқызы"
    "|Абдимажитова-Кырыкбаева Жанылдык Мухаметкалиевна",
)
_REGIONS = (
    B(kk="Абай облысы", ru="область Абай"),
    B(kk="Ақмола облысы", ru="Акмолинская область"),
    B(kk="Солтүстік Қазақстан облысы", ru="Северо-Казахстанская область"),
    B(kk="Астана қаласы", ru="город Астана"),
    B(kk="Ұлытау облысы", ru="область Ұлытау"),
)
_SCHOOLS = (
    B(kk="№ 17 мектеп-лицей", ru="школа-лицей № 17"),
    B(
        kk="М. Әуезов атындағы жалпы білім беретін мектеп",
        ru="общеобразовательная школа имени М. Ауэзова",
    ),
    B(kk="№ 5 «Балбұлақ» бөбекжай-балабақшасы", ru="ясли-сад № 5 «Балбұлақ»"),
    B(
        kk="«Дарын» мамандандырылған мектеп-интернаты",
        ru="специализированная школа-интернат «Дарын»",
    ),
)
CRITERIA = (
    B(kk="Стратегиялық пайым және мақсат қою", ru="Стратегическое видение и целеполагание"),
    B(
        kk="Көшбасшылық және өзгерістерді басқару",
        ru="Лидерство и управление изменениями",
    ),
    B(
        kk="Оқыту сапасындағы көшбасшылық",
        ru="Педагогическое лидерство и качество обучения",
    ),
    B(
        kk="Шешім қабылдау және ресурстарды басқару",
        ru="Принятие решений и управление ресурсами",
    ),
    B(kk="Командамен жұмыс және коммуникация", ru="Командная работа и коммуникация"),
    B(
        kk="Адалдық және тең мүмкіндіктер (сыни өлшемшарт)",
        ru="Добропорядочность и равные возможности (критичный критерий)",
    ),
)
SCALE = (
    ("5", B(kk="өте жоғары деңгей", ru="очень высокий уровень")),
    ("4", B(kk="жоғары деңгей", ru="высокий уровень")),
    ("3", B(kk="жеткілікті деңгей", ru="достаточный уровень")),
    ("2", B(kk="жеткіліксіз деңгей", ru="недостаточный уровень")),
    ("1", B(kk="дәлел жоқ (көрінбеді)", ru="не проявлено")),
)
RULES = RulesetLine(version=2, code="4F7QK-0M2XD")
DAYS = (date(2026, 9, 29), date(2026, 9, 30))
REQUISITES = Requisites(
    ministry=B(
        kk="Қазақстан Республикасының Оқу-ағарту министрлігі",
        ru="Министерство просвещения Республики Казахстан",
    ),
    place=B(kk="Астана қаласы", ru="город Астана"),
)
HEADING = B(
    kk="«Білім берудегі өзгерістердің 1000 көшбасшысы» жобасы бойынша "
    "іріктеу комиссиясының отырысы",
    ru="Заседание комиссии по отбору проекта «1000 лидеров изменений в образовании»",
)
MEMBER = B(kk="Комиссия мүшесі", ru="Член комиссии")
LONGEST = Names(
    kk=Name(surname="Қ" + "ұдайбергенмұхаметжан" * 3),
    ru=Name(surname="Ё" + "лкабаевамырзах" * 4),
)
DOUBLE = Names(
    kk=Name(
        surname="Құдайбергенова-Сүлейменмұхаметқызы",
        given="Жаңылғансұлу-Гүлбаршын",
        patronymic="Тоқтарбайһакімқызы",
    ),
    ru=Name(
        surname="Кудайбергенова-Сулейменмухаметкызы",
        given="Жанылгансулу-Гульбаршин",
        patronymic="Токтарбайхакимкызы",
    ),
)


def names(line: str) -> Names:
    """«Тегі Аты Әкесінің аты|Фамилия Имя Отчество»."""
    kk, ru = (Name(*text.split(" ", 2)) for text in line.split("|"))
    return Names(kk=kk, ru=ru)


PEOPLE = tuple(map(names, _PEOPLE))
SECRETARY = names("Һамидуллин Ғалымжан Іліясұлы|Хамидуллин Галымжан Ильясович")
_MEMBERS = (
    "Сәрсенбаева Айгүл Қайратқызы|Сарсенбаева Айгуль Кайратовна",
    "Жұмаділов Ерлан Төлегенұлы|Жумадилов Ерлан Толегенович",
    "Әбдірахманова Шынар Мұхтарқызы|Абдрахманова Шынар Мухтаровна",
    "Ким Виктор Сергеевич|Ким Виктор Сергеевич",
    "Құдайбергенова-Сүлейменова Жаңылғансұлу Тоқтарбайқызы"
    "|Кудайбергенова-Сулейменова Жанылгансулу Токтарбайкызы",
    "Өтеген|Отеген",
    "Петрова Ольга Николаевна|Петрова Ольга Николаевна",
)
_POSTS = (
    B(kk="оқу-ағарту бірінші вице-министрі", ru="первый вице-министр просвещения"),
    B(
        kk="Ы. Алтынсарин атындағы Ұлттық білім академиясының президенті",
        ru="президент Национальной академии образования имени И. Алтынсарина",
    ),
    B(kk="заңгер, адвокат", ru="юрист, адвокат"),
)
_ROLES = (
    B(kk="Комиссия төрағасы", ru="Председатель комиссии"),
    B(kk="Төрағаның орынбасары", ru="Заместитель председателя"),
)


def members(count: int = 7) -> tuple[Person, ...]:
    """Chair, deputy, members; more than seven borrow names from the candidates."""
    known = [*map(names, _MEMBERS), *PEOPLE[: max(0, count - 7)]][:count]
    return tuple(
        Person(names=one, role=(*_ROLES, *[MEMBER] * count)[i], post=_POSTS[i % len(_POSTS)])
        for i, one in enumerate(known)
    )


def signing(people: tuple[Person, ...]) -> tuple[Signatory, ...]:
    secretary = Signatory(names=SECRETARY, role=B(kk="Хатшы", ru="Секретарь"))
    return (*(Signatory(names=p.names, role=p.role or MEMBER) for p in people), secretary)


def control(what: str) -> Control:
    digest = hashlib.sha256(what.encode()).digest()
    number = int.from_bytes(digest, "big") >> 156
    signs = "".join(LETTERS[number >> (95 - 5 * i) & 31] for i in range(20))
    code = "-".join(signs[i : i + 5] for i in range(0, 20, 5))
    return Control(
        code=code, digest=digest.hex().upper(), audit_head="9C41-77E0-12AB", program="1.0.0"
    )


def candidates(count: int, *, worst: bool = False) -> list[Names]:
    """So many people; with `worst`, the longest names come first."""
    found: list[Names] = [LONGEST, DOUBLE] if worst else []
    for i in range(count):
        a, b = PEOPLE[i % len(PEOPLE)], PEOPLE[(i * 7 + i // len(PEOPLE)) % len(PEOPLE)]
        if i < len(PEOPLE):
            found.append(a)
        else:
            kk = Name(a.kk.surname, b.kk.given, b.kk.patronymic)
            found.append(Names(kk=kk, ru=Name(a.ru.surname, b.ru.given, b.ru.patronymic)))
    return found[:count]


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
                region=_REGIONS[i % len(_REGIONS)],
                organisation=_SCHOOLS[i % len(_SCHOOLS)],
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
                kk="Әңгімелесуге жіберілген кандидаттар туралы.",
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
                    kk="Есептік нәтижесі «ұсынылады» кандидаттарды резервке енгізуге ұсыну",
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
                    kk="№ 1 кандидат бойынша жеке дауыс беру",
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
                    kk="кандидаттардың көпшілігі мақсаттарды деректермен байланыстырады.",
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
                "кандидаттарға хабарлама жолдау.",
                ru="Секретарю: в течение трёх рабочих дней внести проект приказа; в течение "
                "пяти рабочих дней направить уведомления кандидатам.",
            ),
        ),
        dissents=(
            pr.Dissent(
                names=people[-1].names,
                about=B(kk="№ 1 кандидат бойынша", ru="по кандидату № 1"),
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
        region=_REGIONS[2],
        organisation=_SCHOOLS[3],
        day=DAYS[0],
        started="10:20",
        finished="11:02",
        member=DOUBLE if worst else members()[2].names,
        role=MEMBER,
        post=_POSTS[1],
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
                    kk=f"№ {i + 1} кандидат бойынша жеке дауыс беру",
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


def order(count: int = 20, *, worst: bool = False) -> od.OrderSnapshot:
    lines = results(count, worst=worst)
    return od.OrderSnapshot(
        requisites=REQUISITES,
        number="412",
        day=date(2026, 10, 5),
        heading=B(
            kk="Республикалық кадрлық резервке енгізу туралы",
            ru="О зачислении в республиканский кадровый резерв",
        ),
        preamble=B(
            kk="Жобаны іске асыру қағидаларына және 2026 жылғы 29–30 қыркүйектегі № 7 "
            "хаттамаға сәйкес",
            ru="В соответствии с правилами реализации проекта и протоколом "
            "от 29–30 сентября 2026 года № 7",
        ),
        points=(
            B(
                kk="Қосымшадағы тізімге сәйкес адамдар республикалық кадрлық резервке "
                "енгізілсін.",
                ru="Зачислить в республиканский кадровый резерв лиц согласно приложению.",
            ),
            B(
                kk="Осы бұйрық қол қойылған күнінен бастап күшіне енеді.",
                ru="Настоящий приказ вступает в силу со дня подписания.",
            ),
        ),
        signatory=Signatory(
            names=names("Бекенова Сәуле Нұрланқызы|Бекенова Сауле Нурлановна"),
            role=B(kk="Оқу-ағарту министрі", ru="Министр просвещения"),
        ),
        annex_of=B(
            kk="Қазақстан Республикасы Оқу-ағарту министрінің",
            ru="Министра просвещения Республики Казахстан",
        ),
        annex_heading=B(
            kk="Білім беру ұйымдары басшыларының республикалық кадрлық резервіне енгізілген "
            "адамдардың тізімі",
            ru="Список лиц, зачисленных в республиканский кадровый резерв руководителей "
            "организаций образования",
        ),
        rows=tuple(
            od.OrderRow(
                names=line.names,
                post=B(kk="директор", ru="директор"),
                organisation=line.organisation,
                region=line.region,
            )
            for line in lines
        ),
    )


def statement(n: int) -> str:
    """As long as a real signed statement; base32 is of the same alphabet."""
    raw = b"".join(hashlib.sha256(f"{n}/{i}".encode()).digest() for i in range(8))
    return "KZL1:" + base64.b32encode(raw).decode().rstrip("=")


def certificates(count: int = 1, *, worst: bool = False) -> ce.CertificatesSnapshot:
    return ce.CertificatesSnapshot(
        requisites=REQUISITES,
        text=B(
            kk="«Білім берудегі өзгерістердің 1000 көшбасшысы» жобасының барлық бес кезеңі "
            "аяқталды (2026 жыл). Білім беру ұйымдары басшыларының республикалық кадрлық "
            "резервіне енгізілді.",
            ru="Пройдены все пять этапов проекта «1000 лидеров изменений в образовании» (2026 "
            "год). Произведено зачисление в республиканский кадровый резерв руководителей "
            "организаций образования.",
        ),
        basis=B(
            kk="Негіз: Қазақстан Республикасы Оқу-ағарту министрінің 2026 жылғы 5 қазандағы "
            "№ 412 бұйрығы; 2026 жылғы 29–30 қыркүйектегі № 7 хаттама.",
            ru="Основание: приказ Министра просвещения Республики Казахстан от 5 октября 2026 "
            "года № 412; протокол от 29–30 сентября 2026 года № 7.",
        ),
        signatory=names("Бекенова Сәуле Нұрланқызы|Бекенова Сауле Нурлановна"),
        signatory_post=B(
            kk="Қазақстан Республикасының Оқу-ағарту министрі",
            ru="Министр просвещения Республики Казахстан",
        ),
        day=date(2026, 10, 12),
        form="СР-1",
        certificates=tuple(
            ce.Certificate(
                number=f"KZL-2026-{n:06}",
                names=one,
                statement=statement(n),
                register=str(n),
                blank=f"{4000 + n:07}",
            )
            for n, one in enumerate(candidates(count, worst=worst), 137)
        ),
    )


def slips(count: int = 1, *, worst: bool = False) -> sl.SlipsSnapshot:
    return sl.SlipsSnapshot(
        season="2026",
        of=7,
        slips=tuple(
            sl.Slip(
                member=one,
                laptop=f"CM-{11 + i}",
                number=i + 1,
                groups=("7KQ2M", "9XTRA", "4HWZB", "C6N8D", "V3EPF"),
            )
            for i, one in enumerate(candidates(count, worst=worst))
        ),
    )


def listing(count: int = 4, *, worst: bool = False) -> li.ListingSnapshot:
    return li.ListingSnapshot(
        title="Үміткерлер",
        headings=("Коды", "Тегі, аты, әкесінің аты", "Облыс, қала", "Күйі"),
        rows=tuple(
            (
                f"К-{217 + i:04}",
                one.kk.full,
                "Шығыс Қазақстан облысы",
                "Келмеді" if i % 2 else "",
            )
            for i, one in enumerate(candidates(count, worst=worst))
        ),
        lang="kk",
        notes=("5-кезең · Барлық облыс",),
        made="Басып шығарылды: 24.11.2026 17:42, хатшы",
    )
