"""Invented people: candidates, the commission, those who sign."""

from __future__ import annotations

from commission_app.documents.snapshots import Person, Signatory
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names

B = Bilingual

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
POSTS = (
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
        Person(names=one, role=(*_ROLES, *[MEMBER] * count)[i], post=POSTS[i % len(POSTS)])
        for i, one in enumerate(known)
    )


def signing(people: tuple[Person, ...]) -> tuple[Signatory, ...]:
    secretary = Signatory(names=SECRETARY, role=B(kk="Хатшы", ru="Секретарь"))
    return (*(Signatory(names=p.names, role=p.role or MEMBER) for p in people), secretary)


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
