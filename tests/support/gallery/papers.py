"""Documents and the journal: what lacks, what is final; found, verified, backed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from commission_app.domain.facts.header import control_code
from commission_app.services.offices.devices import ExportDevice, NewDevice
from commission_app.services.verifying import export_journal
from commission_app.shared.world import SeededWorld
from tests.support.gallery.shot import Shot

if TYPE_CHECKING:
    from commission_app.views.documents.documents_view import DocumentsView
    from commission_app.views.journal.journal_view import JournalView
    from tests.support.desks import Driver

PASSPHRASE, LOG2N = "қазан шам жол бұлт ескі", 4  # cheap: nobody attacks a picture


def _documents(driver: Driver) -> DocumentsView:
    return cast("DocumentsView", driver.work.pages.screen_in_front)


def _journal(driver: Driver) -> JournalView:
    return cast("JournalView", driver.work.pages.screen_in_front)


def _see_pages(driver: Driver) -> None:
    driver.wait_for(lambda: _documents(driver).preview.page is not None, "no page was shown")


def _finalise(driver: Driver) -> None:
    """The protocol is about to become final."""
    _see_pages(driver)
    driver.click("Утвердить протокол")


def _print(driver: Driver) -> None:
    driver.go("documents", "summary")
    _see_pages(driver)
    driver.click("Печать")


def _save_all(driver: Driver) -> None:
    """Certificates, one file each, into a folder."""
    driver.press("Esc")
    driver.go("documents", "certificates")
    _see_pages(driver)
    driver.click("Сохранить")


def _save_done(driver: Driver) -> None:
    if not driver.sees("Выбрать папку и сохранить"):
        _save_all(driver)
    driver.files.place = driver.season.folder / "papers"
    driver.files.place.mkdir(exist_ok=True)
    driver.click("Выбрать папку и сохранить")


def _requisites(driver: Driver) -> None:
    driver.go("documents", "requisites")
    driver.press("Enter")


def _sheets(driver: Driver) -> None:
    """Whose sheets: chosen by a name."""
    driver.go("documents", "sheets")


def _line(driver: Driver) -> None:
    """A protocol: who, when, and the code to compare with paper."""
    _journal(driver).search.setText("протокол")
    driver.settle()
    driver.wait_for(lambda: not _journal(driver)._soon.isActive())
    driver.settle()
    _journal(driver).table.setFocus()
    driver.press("Enter")


def _nothing_found(driver: Driver) -> None:
    driver.press("Esc", "Ctrl+F")
    _journal(driver).search.setText("Қаратай Жүсіпбек")
    driver.wait_for(lambda: not _journal(driver)._soon.isActive())
    driver.settle()


def _verified(driver: Driver) -> None:
    _journal(driver).search.setText("")
    driver.go("journal", "verify")
    driver.click("Проверить", _journal(driver).verify)
    driver.wait_to_see("Ничего не пропало и ничего не изменено.")


def _compared(driver: Driver) -> None:
    with driver.desk._workspace.read() as now:
        (protocol,) = now.facts.select(("protocol",))
    driver.go("journal", "compare")
    driver.type(f"{control_code(protocol.digest)}\nAAAAA-AAAAA-AAAAA-AAAAA")
    driver.click("Сверить")


def _backups(driver: Driver) -> None:
    driver.go("journal", "backups")


def _extract(driver: Driver) -> None:
    """The auditor's keys were chosen, the fingerprint is still to be typed."""
    folder = driver.season.folder / "auditor"
    make = NewDevice("auditor", practice=True)
    workspace, _ = make(folder / "a.commission", PASSPHRASE, SeededWorld("auditor"), LOG2N)
    with workspace:
        keys = ExportDevice(folder / "Аудитор кілті.cmk")(workspace).value
    driver.go("journal", "extract")
    driver.files.files, driver.files.place = [keys.path], driver.season.folder
    driver.click("Файл устройства…")
    driver.type("AAAA-BBBB")
    driver.click("Запечатать и записать…")


def _audited(driver: Driver) -> None:
    """A whole file and half of one, a code that is known and one that is not."""
    whole = driver.season.folder / "journal.json"
    whole.write_bytes(export_journal(driver.desk._workspace))
    half = whole.with_name("half.json")
    half.write_bytes(whole.read_bytes()[:-9])
    driver.go("journal", "audit")
    driver.files.files = [whole, half]
    driver.click("Файлы…")
    driver.press("Tab")
    driver.type("AAAAA-AAAAA-AAAAA-AAAAA")
    driver.click("Пересчитать")
    driver.wait_to_see("2 расхождения")


def _damaged(driver: Driver) -> None:
    """Somebody with the file's key changed a line of the diary."""
    with driver.desk._workspace.act() as act:
        triggers = act.c.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'diary'"
        )
        for (name,) in triggers.fetchall():
            act.c.exec_driver_sql(f'DROP TRIGGER "{name}"')
        act.c.exec_driver_sql("UPDATE diary SET about = 'другое' WHERE n = 3")
    driver.go("journal", "verify")
    driver.click("Проверить", _journal(driver).verify)
    driver.wait_to_see("Найдено")


SHOTS = (
    Shot("documents-scoring", "documents", "scoring"),
    Shot("documents-finalising", "documents", "decided", does=_finalise),
    Shot("documents-finished", "documents", "finished", does=_see_pages),
    Shot("documents-printing", "documents", "finished", does=_print),
    Shot("documents-saving", "documents", "finished", does=_save_all),
    Shot("documents-saved", "documents", "finished", does=_save_done),
    Shot("documents-sheets", "documents", "finished", does=_sheets),
    Shot("documents-requisites", "documents", "finished", does=_requisites),
    Shot("journal-finished", "journal", "finished"),
    Shot("journal-line", "journal", "finished", does=_line),
    Shot("journal-nothing", "journal", "finished", does=_nothing_found),
    Shot("journal-verified", "journal", "finished", does=_verified),
    Shot("journal-compared", "journal", "finished", does=_compared),
    Shot("journal-backups", "journal", "finished", does=_backups),
    Shot("journal-extract", "journal", "finished", does=_extract),
    Shot("journal-audit", "journal", "finished", does=_audited),
    Shot("journal-damaged", "journal", "finished", does=_damaged, spoils=True),
)
