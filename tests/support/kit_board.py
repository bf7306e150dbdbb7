"""All pieces of the kit on one board, with words long enough to be a trial."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget
from reportlab.pdfgen.canvas import Canvas

from commission_app.domain.language import Trilingual
from commission_app.views.kit.ballot import Ballot, BallotList
from commission_app.views.kit.ballot_keys import BallotKeys
from commission_app.views.kit.busy import Busy
from commission_app.views.kit.buttons import Button, Choice, KeyCap
from commission_app.views.kit.choosing import ComboField, DateTimeField, SearchField
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.fields import AreaField, LineField, NumberField
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.funnel import Funnel, Stage
from commission_app.views.kit.grid import GridCell, GridRow, GridView, MatrixGrid
from commission_app.views.kit.layouts import Item, card, column, holder, row
from commission_app.views.kit.level_bar import LevelBar
from commission_app.views.kit.meter import Bar, Meter
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.page_view import PageView
from commission_app.views.kit.seats import Seats
from commission_app.views.kit.side_panel import SidePanel
from commission_app.views.kit.sign import Mark
from commission_app.views.kit.spread import Spread
from commission_app.views.kit.state import STATE_WORDS, State, tag
from commission_app.views.kit.steps import Steps
from commission_app.views.kit.table import Column, Table
from commission_app.views.kit.text import Text

if TYPE_CHECKING:
    from commission_app.views.support.words import Words

NAMES = ("Қасым Әлия Болатқызы", "Касымова Ольга Викторовна", "Һарис Үмітхан Оңалбекұлы")


@dataclass(frozen=True)
class Person:
    code: str
    name: str
    region: str
    state: str


PEOPLE = tuple(
    Person(f"К-0{n + 201}", NAMES[n % 3], "Солтүстік Қазақстан", state)
    for n, state in enumerate(STATE_WORDS)
)


def t(kk: str, ru: str, en: str) -> Trilingual:
    return Trilingual(kk=kk, ru=ru, en=en)


CANCEL = t("Болдырмау", "Отменить", "Undo")
LEVELS = (
    t("Көрінбеді", "Не проявлено", "Not shown"),
    t("Жеткіліксіз", "Недостаточный", "Too low"),
    t("Жеткілікті", "Достаточный", "Sufficient"),
    t("Жоғары", "Высокий", "High"),
    t("Өте жоғары", "Очень высокий", "Very high"),
)


def board() -> QWidget:
    """The whole board; its size is the caller's."""
    left = column(_buttons(), _fields(), _levels(), _votes(), None, gap=12)
    middle = column(_notices(), _busy(), _empty(), _spread(), _stages(), None, gap=12)
    right = column(_states(), (_table(), 1), (_grid(), 1), gap=12)
    page = holder(row((left, 30), (middle, 34), (right, 36), gap=12, margins=(16, 16, 16, 16)))
    page.setProperty("box", "page")
    return page


def second_board() -> QWidget:
    """What needs height: a document and a panel."""
    panel = SidePanel()
    panel.open("К-0226")
    panel.fill(
        Text("Қасымова Іңкәр Өмірзаққызы", "title", wrap=True),
        State("sealed", t("Бағаланды, 9 / 9 парақ", "Оценён, 9 / 9 листов", "Scored, 9 of 9")),
        *(Text(f"{n}. {words}", wrap=True) for n, words in enumerate(NAMES * 4)),
    )
    panel.act(Button(t("Түзету", "Исправить", "Correct"), "", "ph.note-pencil"))
    pages = PageView(t("Хаттама", "Протокол", "Protocol"))
    pages.show_document(a_document(3))
    page = holder(row((pages, 1), panel, gap=0))
    page.setProperty("box", "page")
    return page


def a_document(pages: int) -> bytes:
    """A PDF of A4 pages with a word on each."""
    held = BytesIO()
    canvas = Canvas(held, invariant=1)
    for number in range(pages):
        canvas.setFont("Helvetica", 40)
        canvas.drawString(120, 600, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _section(title: Words, *items: Item) -> QWidget:
    return card(Text(title, "label"), *items, gap=8, margins=(16, 12, 16, 14))


def _buttons() -> QWidget:
    seal = Button(t("Мөрлеу", "Запечатать", "Seal"), "primary", "ph.circle-wavy-check")
    dead = Button(t("Басып шығару", "Печать", "Print"), "", "ph.printer")
    dead.forbid(t("Принтер жоқ", "Нет принтера", "No printer"))
    void = Button(t("Жою…", "Аннулировать…", "Void…"), "danger")
    quiet = Button(t("Жазба", "Заметка", "Note"), "quiet", "ph.note-pencil")
    link = Button(t("Бас тарту", "Отказаться", "Withdraw"), "link")
    choice = Choice([("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")])
    choice.choose("ru")
    words = t("Түймелер", "Кнопки", "Buttons")
    return _section(
        words,
        holder(Flow([seal, dead, void, quiet, link])),
        row(choice, None, KeyCap("Ctrl ⏎"), Mark(24)),
    )


def _fields() -> QWidget:
    name = LineField(t("Тегі", "Фамилия", "Surname"), required=True)
    name.put("Қасымова Іңкәр")
    iin = LineField(t("ЖСН", "ИИН", "IIN"))
    iin.put("40803450127")
    iin.error(t("11 таңба, 12 керек", "11 знаков, нужно 12", "11 digits, 12 are needed"))
    points = NumberField(t("Балл", "Балл", "Points"), (0, 100), places=2)
    points.put(Decimal("24.75"))
    options = [
        ("a", t("Бетпе-бет", "Очная", "In person")),
        ("b", t("Сырттай", "Заочная", "By mail")),
    ]
    form = ComboField(t("Өткізу нысаны", "Форма заседания", "Form"), options)
    form.choose("a")
    why = AreaField(
        t("Негіздеме", "Обоснование", "Reason"),
        placeholder=t("міндетті емес", "не обязательно", "optional"),
        lines=2,
    )
    grid = QGridLayout()
    grid.setSpacing(10)
    moment = DateTimeField(t("Уақыты", "Время", "Time"), "moment")
    for place, field in enumerate((name, iin, points, moment, form)):
        grid.addWidget(field, place // 2, place % 2)
    return _section(
        t("Өрістер", "Поля", "Fields"),
        SearchField(t("Аты немесе коды", "Имя или код", "Name or code")),
        grid,
        why,
    )


def _levels() -> QWidget:
    name = t("Көшбасшылық", "Лидерство", "Leadership")
    bars = [LevelBar(5, name, LEVELS) for _ in range(3)]
    bars[1].show_level(4)
    bars[2].show_level(2)
    bars[2].fix()
    return _section(t("Деңгейлер", "Уровни", "Levels"), holder(Flow(bars, gap=12)))


def _votes() -> QWidget:
    votes = BallotList(t("Дауыс беру", "Голосование", "Vote"), abstain=True)
    votes.show_ballots(
        (
            Ballot("1", t("Ахметов А., төраға", "Ахметов А., председатель", "Akhmetov"), "for"),
            Ballot("2", "Бекова С.", "for", t("К-0217-сіз", "кроме К-0217", "but К-0217")),
            Ballot("3", "Ибраева Г.", "against"),
            Ballot("4", "Ким В.", "", t("өздігінен бас тартты", "самоотвод", "recused"), True),
            Ballot("5", "Оспан Д."),
        ),
        abstain=True,
    )
    seats = Seats()
    seats.show_seats(9, 11, 8, t("11 мүшеден 9", "9 из 11", "9 of 11"))
    few = Seats()
    few.show_seats(5, 11, 8, t("11 мүшеден 5", "5 из 11", "5 of 11"))
    return _section(
        t("Дауыс беру", "Голосование", "Vote"),
        holder(Flow([seats, few])),
        votes,
        BallotKeys(abstain=True),
    )


def _notices() -> QWidget:
    notices = Notices()
    see = Button(t("Қарау", "Посмотреть", "See"))
    again = Button(t("Қайталау", "Повторить", "Try again"))
    kept = t("Жоба сақтаулы", "Черновик сохранён", "The draft was kept")
    good = t("42 жаңа парақ", "42 новых листа", "42 new sheets")
    slow = t(
        "Сағат 9 минутқа қалған", "Часы отстают на 9 минут", "The clock is 9 minutes behind"
    )
    out = t(
        "Флешка тексерілмей суырылды",
        "Флешку вынули до обратного чтения",
        "The stick went out before it was read back",
    )
    lost = t(
        "Мұнда ештеңе жоғалған жоқ. Флешканы салып, қайта тапсырыңыз.",
        "Здесь ничего не потеряно. Вставьте флешку и сдайте ещё раз.",
        "Nothing is lost here. Put it in and hand over again.",
    )
    notices.put("a", Notice("", kept, "11:02", closable=True))
    notices.put("b", Notice("good", good))
    notices.put("c", Notice("caution", slow, lost, see))
    notices.put("d", Notice("critical", out, lost, again))
    return _section(t("Хабарламалар", "Сообщения", "Notices"), notices)


def _busy() -> QWidget:
    busy = Busy()
    busy.step(t("Файл оқылуда", "Чтение zayavki_2026.xlsx", "Reading"), 5210, 8068)
    return _section(t("Жұмыс", "Работа", "Busy"), busy, Meter(4, 6, "4 / 6"), Bar(0.2, "20 %"))


def _empty() -> QWidget:
    act = Button(t("Импорт…", "Импорт…", "Import…"), "primary")
    title = t("Әзірге үміткер жоқ", "Кандидатов пока нет", "No candidates yet")
    text = t(
        "4-кезеңнің кестесін әкеліңіз. Салдарын көргенше ештеңе жазылмайды.",
        "Возьмите таблицу 4 этапа. Пока вы не увидели последствия, ничего не записано.",
        "Bring the workbook of stage 4. Nothing is written before you see what follows.",
    )
    return _section(t("Бос", "Пусто", "Empty"), Empty("ph.users", title, text, act))


def _spread() -> QWidget:
    calm, wide = Spread(5, "1"), Spread(5, "2")
    calm.show_marks({3: ["А", "Б"], 4: ["В", "Г", "Д", "Е", "Ж"], 5: ["З"]}, Decimal("3.88"))
    marks = {2: ["А", "Б"], 3: ["В"], 4: ["Г", "Д", "Е"], 5: ["Ж", "З"]}
    wide.show_marks(marks, Decimal("3.63"), frozenset({2, 5}))
    return _section(t("Алшақтық", "Разброс", "Spread"), holder(Flow([calm, wide], gap=16)))


def _stages() -> QWidget:
    funnel = Funnel()
    below = t("18 мамырда аяқталды", "завершено 18 мая", "ended on 18 May")
    funnel.show_stages(
        (
            Stage(t("1  Тестілеу", "1  Тестирование", "1  Test"), below, 8068, "100 %"),
            Stage(t("2  Оқыту", "2  Обучение", "2  Training"), below, 1240, "15,4 %"),
            Stage(
                t("5  Әңгіме", "5  Собеседование", "5  Interview"), below, 411, "5,1 %", True
            ),
        )
    )
    steps = Steps([t("Файл", "Файл", "File"), t("Бағандар", "Столбцы", "Columns"), "2", "3"])
    steps.go_to(1)
    return _section(t("Кезеңдер", "Этапы", "Stages"), steps, funnel)


def _states() -> QWidget:
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, kind in enumerate(STATE_WORDS):
        grid.addWidget(State(kind), place // 3, place % 3)
    return _section(t("Күйлер", "Состояния", "States"), grid, row(tag("v2", "good"), None))


def _table() -> QWidget:
    table = Table(
        (
            Column[Person]("code", t("Коды", "Код", "Code"), lambda p: p.code, 80, tone="soft"),
            Column[Person](
                "name",
                t("Аты", "Имя", "Name"),
                lambda p: p.name,
                weight=500,
                second=lambda p: p.region,
            ),
            Column[Person](
                "state",
                t("Күйі", "Состояние", "State"),
                lambda p: STATE_WORDS[p.state],
                190,
                glyph=lambda p: p.state,
            ),
        ),
        lambda p: p.code,
        name=t("Үміткерлер", "Кандидаты", "Candidates"),
    )
    table.show_rows(PEOPLE)
    table.sort_by("name")
    table.go_to(1)
    return card(table, margins=(1, 4, 1, 4))


def _grid() -> QWidget:
    grid = MatrixGrid(t("Матрица", "Матрица", "Matrix"))
    codes = ("rrrmr", "rcrrr", "rrsra", "vrrrr", "mrrpr")
    kinds = {
        "r": "received",
        "m": "missing",
        "c": "conflict",
        "s": "recused",
        "a": "absent",
        "v": "void",
        "p": "received",
    }
    rows = tuple(
        GridRow(
            f"К-02{n}",
            NAMES[n % 3],
            tuple(GridCell(kinds[one], "/2" if one == "p" else "") for one in code),
            f"{n} / 5",
            "received" if n % 2 else "ph.circle-half",
        )
        for n, code in enumerate(codes)
    )
    members = ("Ахметов", "Бекова", "Нурпеисова", "Оспан", "Цой")
    heading = t("Үміткер", "Кандидат", "Candidate")
    grid.show_grid(GridView(members, rows, heading, t("Жиналды", "Собрано", "Have")))
    grid.look_at(1, 1)
    return card(grid, margins=(1, 4, 1, 4))
