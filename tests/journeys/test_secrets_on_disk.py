"""A day is played with known secrets; then every byte that was written is looked at."""

from __future__ import annotations

import base64
import logging
import tempfile
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.people import Person
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.vaults.people import AddUser, ChangePassphrase, NewRecoveryKey
from commission_app.services.vaults.rekey import Rekey
from commission_app.shared import logs
from commission_app.shared.errors import UserError
from commission_app.shared.paths import data_folder
from tests.support.seasons import (
    FOUNDED,
    LOG2N,
    MEMBERS,
    PASSPHRASE,
    WORDS,
    Clock,
    SmallSeason,
    people,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from commission_app.services.workspace import Workspace

pytestmark = pytest.mark.journey
SECOND, CHANGED = "жеті рет өлшеп бір кес", "correct horse battery staple"


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that a program could write to lies below this folder."""
    for name, place in (("TMPDIR", "tmp"), ("COMMISSION_DATA", "data"), ("HOME", "home")):
        (tmp_path / place).mkdir()
        monkeypatch.setenv(name, str(tmp_path / place))
    monkeypatch.chdir(tmp_path / "home")
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def keys_of(workspace: Workspace) -> set[bytes]:
    """The file's key and the device's, as they are kept in memory."""
    return {bytes(workspace.db.key.key), workspace.own.secret[:32], workspace.own.secret[32:]}


def forms(raw: bytes) -> set[bytes]:
    """As it is, in hexadecimal and in base64 at each of its three places."""
    shifted = (base64.b64encode(bytes(n) + raw)[4 if n else 0 : -4] for n in range(3))
    return {raw, raw.hex().encode(), raw.hex().upper().encode(), *shifted}


def written_as(words: Iterable[str]) -> set[bytes]:
    """In the encodings of files, of Windows, and as JSON would escape them."""
    said = {w for word in words for w in (word, word.upper(), word.replace("-", ""))}
    plain = {one.encode(code) for one in said for code in ("utf-8", "utf-16-le")}
    return plain | {one.encode("unicode_escape") for one in said}


def found(folder: Path, needles: set[bytes], apart: Iterable[Path] = ()) -> list[str]:
    """Files that hold one of them, or bear one in their name."""
    seen = list[str]()
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() and path not in apart else b""
        if any(one in data or one in str(path).encode() for one in needles):
            seen.append(str(path.relative_to(folder)))
    return seen


def play(computer: Path) -> tuple[set[bytes], list[Path]]:
    """A day with all that touches secrets; what must be nowhere, and a person's own files."""
    season = SmallSeason(computer / "work", Clock(FOUNDED), "secrets")
    season.folder.mkdir()
    season.found()
    season.fill()
    secret, raw = {PASSPHRASE, SECOND, CHANGED, WORDS}, set[bytes]()
    for member in MEMBERS:
        season.equip(member)
        raw |= keys_of(season.workspace(member))
    season.score_all()
    season.carry(*MEMBERS)
    season.close_day()
    office = season.office
    AddUser(PASSPHRASE, "Айгүл", SECOND)(office, LOG2N)
    secret.add(NewRecoveryKey(PASSPHRASE)(office, LOG2N).value)
    ChangePassphrase(PASSPHRASE, CHANGED)(office, LOG2N)
    raw |= keys_of(office)
    with office.read() as now:
        secret |= {one.iin for _, one in now.facts.current(Person).values()}
    copy = MakeBackup()(office).value
    season.close()
    secret.add(
        Rekey(CHANGED, "secretary", new_recovery=True)(
            season.place("office"), season.world("x"), LOG2N
        ).recovery_key
    )
    again, _ = Restore(copy, "Сынақ.")(
        season.folder / "again.commission", CHANGED, season.world("again"), "secretary"
    )
    with again:
        raw |= keys_of(again)
    secret |= set(season.recovery.values())
    names = {one.names.kk.surname for one in people()} | {
        one.names.ru.surname for one in people()
    }
    secret |= {name for name in names if len(name) > 4}
    needles = {form for one in raw for form in forms(one)} | written_as(secret)
    return needles, [season.folder / "people.xlsx", season.folder / "members.csv"]


def fail_with(secret: str) -> None:
    """A fault deep in something that carries what it was about."""
    try:
        int(secret)
    except ValueError as error:
        raise UserError("models.user_unknown", user=secret) from error


def test_nothing_secret_is_in_any_byte(
    computer: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    handler = logs.start(data_folder())
    try:
        needles, own = play(computer)
        for word in (PASSPHRASE, CHANGED):
            try:
                fail_with(word)
            except UserError:
                logging.getLogger("commission_app").exception("fault")
                logging.getLogger("sqlalchemy").exception("INSERT %s", word)
    finally:
        logs.stop(handler)
    assert (data_folder() / logs.FILE).stat().st_size
    assert not found(computer, needles, own)
    said = capfd.readouterr()
    told = (said.out + said.err).encode()
    assert not [one for one in needles if one in told]
    assert caplog.records
    assert not list((computer / "tmp").iterdir())
    assert not list((computer / "home").iterdir())


def test_the_look_finds_what_is_there(tmp_path: Path) -> None:
    """Otherwise the test above proves nothing."""
    key = bytes(range(32))
    for number, data in enumerate(
        (
            b"x" + key,
            key.hex().encode(),
            base64.b64encode(b"ab" + key + b"c"),
            "Слово".encode("utf-16-le"),
            b"abc",
        )
    ):
        (tmp_path / f"{number}").write_bytes(data)
    needles = forms(key) | written_as({"Слово"})
    assert sorted(found(tmp_path, needles)) == ["0", "1", "2", "3"]
