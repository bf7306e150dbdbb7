"""A whole season at the windows: from the workbook to the certificates, by keys and words."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

import pytest

from commission_app.services.day.deliveries import ReadDeliveries
from commission_app.services.day.today import ReadToday
from commission_app.services.demo.season import Size, Stage, write_tables
from commission_app.services.office.bench import ReadInterviewBench
from commission_app.services.people.schedule import ReadSchedule
from commission_app.shared.world import ASTANA
from commission_app.views.support import theme, tongue
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase
from tests.support.computers import FlowingWorld, Person
from tests.support.pulse import STALL, Pulse
from tests.support.stations import Station

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from commission_app.services.day.deliveries import Deliveries
    from commission_app.services.demo.season import Applicant

pytestmark = [pytest.mark.journey, pytest.mark.slow]

SIZE = Size(60, 12, 4, 1)
MONDAY = datetime(2026, 9, 21, 9, tzinfo=ASTANA)
DAY = timedelta(days=1)
PASSPHRASE = "карлы шың, ескі көпір"
WORDS = "Ответил общими словами, примера из школы не привёл."
SLIP = r"\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}\b"
FINGERPRINT = r"\b[0-9A-Z]{4}   [0-9A-Z]{4}\b"


@dataclass
class Season:
    """The office, the stick, and what was written on paper."""

    folder: Path
    app: QApplication
    people: list[Applicant] = field(default_factory=list["Applicant"])
    slips: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    fingerprints: dict[str, str] = field(default_factory=dict[str, str])
    panels: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    absent: str = ""
    refused: str = ""
    recused: str = ""
    recusing: str = ""
    correcting: str = ""
    confirmed: dict[str, Deliveries] = field(default_factory=dict[str, "Deliveries"])
    office: Person = field(init=False)

    @property
    def stick(self) -> Path:
        return self.folder / "stick"

    @property
    def papers(self) -> Path:
        return self.folder / "papers"

    def laptop(self, member: str) -> Path:
        return self.folder / f"{member}.commission"

    def sit(self, who: str, moment: datetime) -> Person:
        """Open the program on somebody's computer."""
        computer = self.folder / f"computer of {who}"
        return Person(self.app, FlowingWorld(moment), computer)


def found(season: Season) -> None:
    """The secretary begins a practice season at the entrance."""
    office = season.office = season.sit("office", MONDAY)
    office.click_starting("Я секретарь")
    office.click("Учебный")
    office.fill("Имя секретаря", "Сәуле")
    office.fill("Новый пароль", PASSPHRASE)
    office.fill("Пароль ещё раз", PASSPHRASE)
    office.fill("Где будет рабочая папка", str(season.folder / "office.commission"))
    office.click("Начать сезон")
    office.wait_to_see("Ключ восстановления")
    office.click("Записано")
    office.click("Начать работу")
    office.wait_for_work()


def bring_people(season: Season) -> None:
    """Candidates, four tables of results, the commission, the draw."""
    office, stage = season.office, Stage(season.folder / "tables", SIZE, 14)
    stage.folder.mkdir()
    season.people, _ = write_tables(stage)
    office.turn("Импорт")
    for what in ("candidates", "results-1", "results-2", "results-3", "results-4"):
        if what != "candidates":
            office.click(f"Результаты этапа {what[-1]}")
        office.files.files = [stage.folder / f"{what}.xlsx"]
        office.click("Выбрать файлы…")
        office.wait_to_see("Дальше: последствия")
        office.click("Дальше: последствия")
        office.wait_to_see("Ещё ничего не записано")
        office.wait_for(lambda: office.button("Принять").isEnabled())
        office.click("Принять")
        office.wait_to_see("К кандидатам")
        office.click("К кандидатам")
        office.turn("Импорт")
    office.turn("Комиссия и ноутбуки")
    office.files.files = [stage.folder / "members.csv"]
    office.click("Взять из таблицы")
    office.click("Выбрать файл")
    office.wait_to_see("6 новых")
    office.click("Принять состав")
    office.turn("Расписание")
    office.click("Жребий")
    office.fill("Сколько панелей", str(SIZE.panels))
    office.fill("Число жребия", "семь")
    office.click("Посмотреть, что выйдет")
    office.wait_to_see("12 собеседований")
    office.click("Провести жребий")
    office.wait_to_see("1 панель")


def prepare(season: Season) -> None:
    """A package for each laptop on the stick; the slips are read off the screen."""
    office = season.office
    season.stick.mkdir()
    office.turn("Комиссия и ноутбуки")
    office.click_starting("Подготовить всем, у кого нет")
    office.files.place = season.stick
    office.click("Другая папка")
    office.wait_for(lambda: office.can("Записать 4 пакета"))
    office.click("Записать 4 пакета")
    office.wait_to_see("Талоны показаны только сейчас")
    slips = office.list_called("Талоны")
    slips.setFocus()
    office.press("Home")
    for number in range(len(slips.lines)):
        if number:
            office.press("Down")
        name = office.read(r"файл на флешке: \S+").split()[-1]
        season.slips[slips.key] = name, office.read(SLIP)
    office.click("Напечатать талоны")
    office.click("Талоны переданы, закрыть")
    assert len(season.slips) == SIZE.members
    assert len({slip for _, slip in season.slips.values()}) == SIZE.members
    assert len(office.files.printed) == SIZE.members


def plan(season: Season) -> None:
    """Who sits where, and to whom what will happen on the day."""
    seen = season.office.ask(ReadSchedule())
    season.panels = {one.code: tuple(code for code, _ in one.members) for one in seen.panels}
    slots = [slot for day in seen.days for panel in day.panels for slot in panel.slots]
    large = max(season.panels, key=lambda code: len(season.panels[code]))
    codes = [slot.interview for slot in slots if slot.panel == large]
    season.absent, season.refused, season.recused = codes[1], codes[2], codes[3]
    season.recusing = season.panels[large][1]
    season.correcting = season.panels[large][0]


def set_up(season: Season, member: str) -> Person:
    """A member opens the laptop, types the slip, writes the fingerprint down, declares."""
    package, slip = season.slips[member]
    laptop = season.sit(member, MONDAY + DAY)
    laptop.click_starting("Я член комиссии")
    laptop.files.files = [season.stick / package]
    laptop.click("Выбрать…")
    laptop.fill("Код с талона, группа 1", slip.lower().replace("0", "o"))
    laptop.fill("Новый пароль", PASSPHRASE)
    laptop.fill("Пароль ещё раз", PASSPHRASE)
    laptop.fill("Где будет рабочая папка", str(season.laptop(member)))
    laptop.click("Подготовить ноутбук")
    laptop.wait_to_see("Отпечаток ноутбука")
    season.fingerprints[member] = laptop.read(FINGERPRINT)
    laptop.click("Записано")
    laptop.click("Начать работу")
    laptop.wait_for_work()
    laptop.press("Space", "Tab", "Space")
    laptop.wait_to_see("Очередь")
    return laptop


def score_day(season: Season, laptop: Person, member: str) -> None:
    """All interviews of the day, by keys."""
    for _ in range(SIZE.interviewed):
        interview = laptop.ask(ReadToday()).next
        if not interview:
            break
        if interview == season.absent:
            laptop.press("Del")
            laptop.type("Заболел")
            laptop.press("Enter")
        elif (interview, member) == (season.recused, season.recusing):
            laptop.click("Самоотвод")
            laptop.click("Записать самоотвод")
        else:
            score(laptop, 2 if interview == season.refused else 4)
        assert laptop.screen == "today"


def score(laptop: Person, level: int) -> None:
    """One sheet from Enter to the seal."""
    laptop.press("Enter")
    for _ in range(6):
        laptop.press(str(level))
        if level == 2:
            laptop.type(WORDS)
            laptop.press("Enter")
    laptop.press("Ctrl+Enter")


def correct(laptop: Person) -> None:
    """A mark of the newest sheet was meant for another line."""
    laptop.turn("Мои листы")
    laptop.click("Исправить")
    laptop.press("5")
    laptop.fill("Причина", "Ошибка строкой, исправлено сразу.")
    laptop.click("Записать исправление")
    laptop.wait_to_see("исправление запечатано")


def hand_over(season: Season, laptop: Person) -> None:
    """To the stick, until it may be pulled out."""
    laptop.turn("Сдать")
    laptop.files.place = season.stick
    laptop.click("Другая папка…")
    laptop.wait_for(lambda: laptop.can("Сдать", laptop.work.pages))
    laptop.click("Сдать", laptop.work.pages)
    laptop.wait_to_see("Флешку можно вынимать")


def work_on_laptops(season: Season) -> None:
    """Tuesday, on each laptop after the other; the office's computer sleeps."""
    season.office.sleep(MONDAY + DAY + timedelta(hours=9))
    for panel in season.panels.values():
        for member in panel:
            laptop = set_up(season, member)
            score_day(season, laptop, member)
            if member == season.correcting:
                correct(laptop)
            hand_over(season, laptop)
            laptop.close()


def sit_in_panels(season: Season) -> None:
    """Each panel has its sitting in the office's records."""
    office = season.office
    office.sleep_until(MONDAY + DAY - timedelta(minutes=10), PASSPHRASE)
    for number, members in enumerate(season.panels.values()):
        open_sitting(office, f"П-{number + 1}", "заседание панели")
        office.click("Присутствие")
        for member in members:
            office.list_called("Члены комиссии").choose(member)
            office.press("Enter")
        office.click("Убрать панель")


def open_sitting(office: Person, code: str, form: str) -> None:
    office.turn("Заседание")
    first = office.can("Новое заседание", office.work.pages)
    office.click("Новое заседание" if first else "Открыть заседание", office.work.pages)
    office.fill("Номер", code)
    office.click(form)
    office.click_last("Открыть заседание")
    office.wait_to_see(f"Заседание № {code}")


def take_in(season: Season) -> None:
    """The stick comes back; then each fingerprint is typed from its paper."""
    office = season.office
    office.unlock(PASSPHRASE)
    office.turn("Обмен")
    office.files.place = season.stick
    office.click("Папка…")
    office.wait_to_see("Принять 4 пакета")
    office.click("Принять 4 пакета")
    office.wait_to_see("Итог приёма")
    office.turn("Комиссия и ноутбуки")
    for number in range(SIZE.members):
        office.wait_to_see("ждут подтверждения" if SIZE.members - number > 1 else "ждёт")
        office.click_last("Подтвердить ноутбук")
        who = office.work.pages.screen_in_front.table.current.code  # type: ignore[union-attr]
        office.fill("Отпечаток с бумаги", season.fingerprints[who].lower())
        office.press("Enter")
    office.turn("Матрица")
    office.wait_to_see("ожидаемых листов")


def close_panels(season: Season) -> None:
    office = season.office
    for number in range(len(season.panels)):
        choose_sitting(office, f"П-{number + 1}")
        office.click("Закрыть заседание")
        office.click_last("Закрыть заседание")
        office.wait_to_see("Открыть снова")


def choose_sitting(office: Person, code: str) -> None:
    office.turn("Заседание")
    office.work.desk.go("sitting", code)
    office.settle()
    office.wait_to_see(f"Заседание № {code}")


def hold_plenary(season: Season) -> None:
    """Wednesday: marks are opened, many names are voted on at once, one alone."""
    office = season.office
    office.sleep_until(MONDAY + 2 * DAY + timedelta(hours=1), PASSPHRASE)
    open_sitting(office, "1", "пленарное")
    office.click_starting("Раскрыть баллы")
    office.click_starting("Раскрыть полные")
    office.click("Присутствие")
    office.click("Все пришли")
    office.click("Убрать панель")
    office.wait_to_see("Кворум есть")
    office.click("Новое предложение")
    office.click_starting("На голосование")
    vote(office)
    refuse(office, season.refused, "Ұпайы шекті деңгейден төмен.", "Балл ниже порогового.")
    postpone(office, season.absent)


def vote(office: Person) -> None:
    """Everybody is for it, by key; then it is concluded."""
    office.press(*"1" * SIZE.members)
    office.press("Ctrl+Enter", "Ctrl+Enter")


def refuse(office: Person, interview: str, kk: str, ru: str) -> None:
    """One name alone, with its reasons in both languages."""
    propose(office, interview, "Отказать")
    office.fill("Обоснование (каз.)", kk)
    office.fill("Обоснование (рус.)", ru)
    office.click("На голосование")
    vote(office)
    office.wait_for(lambda: decision(office, interview) == "refuse")


def postpone(office: Person, interview: str) -> None:
    """Nobody was heard, so that nothing can be voted on."""
    propose(office, interview, "Отложить")
    office.click("Решить без голосования")
    office.wait_for(lambda: decision(office, interview) == "postpone")


def propose(office: Person, interview: str, what: str) -> None:
    """Find the candidate, and choose."""
    office.press("Ctrl+F")
    office.type(interview)
    office.press("Enter")
    office.click(what)


def decision(office: Person, interview: str) -> str:
    return office.ask(ReadInterviewBench(interview)).summary.decision


def close_plenary(season: Season) -> None:
    office = season.office
    office.click("Закрыть заседание")
    office.click_last("Закрыть заседание")
    office.wait_to_see("Открыть снова")


def make_papers(season: Season) -> None:
    """The requisites that are missing, the final protocol, the order, the certificates."""
    office = season.office
    office.turn("Документы")
    answer_requisites(office)
    choose_paper(office, "protocol")
    office.click_starting("Утвердить протокол")
    office.click_last("Утвердить протокол")
    office.wait_to_see("окончательный")
    choose_paper(office, "order")
    office.click_starting("Внести номер приказа")
    office.fill("Номер приказа", "17-ө")
    office.click("Внести приказ")
    office.wait_to_see("внесён")
    choose_paper(office, "certificates")
    office.click_starting("Выдать")
    office.click_last_starting("Выдать")
    office.wait_to_see("Выдан")
    season.papers.mkdir()
    for paper in ("protocol", "order", "certificates"):
        choose_paper(office, paper)
        office.files.place = season.papers
        office.click("Сохранить")
        office.click("Выбрать папку и сохранить")
        office.wait_for(lambda p=paper: list(season.papers.glob(f"{p[:8]}*.pdf")))
        office.press("Esc")


def answer_requisites(office: Person) -> None:
    """What the protocol asks for, in both languages."""
    choose_paper(office, "protocol")
    while office.can("Ответить"):
        office.click("Ответить")
        office.click("Текст")
        office.fill("На казахском", "Жауап")
        office.fill("На русском", "Ответ")
        office.click("Сохранить ответ")
        choose_paper(office, "protocol")


def choose_paper(office: Person, key: str) -> None:
    papers = office.list_called("Документы")
    papers.setFocus()
    office.press("Home")
    for _ in papers.lines:
        if papers.key != key:
            office.press("Down")


def carry_word_back(season: Season) -> None:
    """The office's word to the laptops; the first of them takes it in."""
    office = season.office
    word = season.folder / "word"
    word.mkdir()
    office.turn("Обмен")
    office.files.place = word
    office.click_starting("Записать ответ")
    office.wait_to_see("Флешку можно вынимать")
    office.sleep(MONDAY + 3 * DAY)
    for member in next(iter(season.panels.values())):
        laptop = season.sit(member, MONDAY + 3 * DAY)
        laptop.fill("Пароль", PASSPHRASE)
        laptop.press("Enter")
        laptop.wait_for_work()
        laptop.turn("Сдать")
        laptop.files.place = word
        laptop.click("Другая папка…")
        laptop.wait_to_see("На флешке ответ секретаря")
        laptop.click("Принять")
        laptop.wait_to_see("Ответ секретаря принят")
        season.confirmed[member] = laptop.ask(ReadDeliveries())
        laptop.close()
    office.unlock(PASSPHRASE)


@pytest.fixture(autouse=True)
def no_thread_left() -> None:
    """The office's window lives from the first test to the last; its readers may start late."""


@pytest.fixture(scope="module")
def season(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_DATA", "")
        tongue.switch("ru")
        season = Season(tmp_path_factory.mktemp("windows"), qapp)
        for step in STEPS:
            step(season)
        yield season
        season.office.close()
    theme.dress(qapp, theme.Mode.LIGHT, theme.OFFICE)
    tongue.switch("ru")


STEPS = (
    *(found, bring_people, prepare, plan, sit_in_panels, work_on_laptops, take_in),
    *(close_panels, hold_plenary, close_plenary, make_papers, carry_word_back),
)


def enrolled(season: Season) -> list[Applicant]:
    """Who came to an interview and was not refused."""
    people = {one.code: one for one in season.people}
    seen = season.office.ask(ReadSchedule())
    slots = [slot for day in seen.days for panel in day.panels for slot in panel.slots]
    gone = {season.absent, season.refused}
    return [people[slot.code] for slot in slots if slot.interview not in gone]


def text_of(folder: Path, paper: str) -> str:
    """What all files of a paper say, on one line."""
    files = sorted(folder.glob(f"{paper}*.pdf"))
    read = (
        subprocess.run(["pdftotext", f, "-"], capture_output=True, check=True) for f in files
    )
    return " ".join(" ".join(one.stdout.decode() for one in read).split())


def test_the_enrolled_stand_in_the_protocol_and_on_certificates(season: Season) -> None:
    names = [one.names.kk.full for one in enrolled(season)]
    assert len(names) == SIZE.interviewed - 2
    for paper in ("protocol", "certificate"):
        text = text_of(season.papers, paper)
        assert [name for name in names if name not in text] == [], paper


def test_the_order_bears_its_number(season: Season) -> None:
    assert "17-ө" in text_of(season.papers, "order")


def test_the_journal_is_whole(season: Season) -> None:
    station = Station(season.folder, season.folder / "office.commission", PASSPHRASE)
    found = station.ask("journal", "verify")
    assert (found["ok"], found["findings"]) == (True, [])


def test_laptops_know_what_the_office_has(season: Season) -> None:
    assert len(season.confirmed) == SIZE.members
    for member, told in season.confirmed.items():
        assert told.sealed == told.confirmed > 0, member


def test_turning_a_screen_never_stalls_the_window(season: Season) -> None:
    """The processor time of the window's thread tells it, however busy the machine is."""
    office, slow = season.office, dict[str, float]()
    pulse = Pulse(time.thread_time)
    titles = [said(phrase(one.title)) for one in office.work.pages.entries if not one.hidden]
    for title in titles:
        tries: list[float] = []
        for _ in range(3):
            office.turn("Сезон" if title != "Сезон" else "Кандидаты")
            pulse.forget()
            office.turn(title)
            tries.append(pulse.longest)
        if median(tries) > STALL:
            slow[title] = round(median(tries) * 1000)
    assert not slow, f"milliseconds without an answer: {slow}"
