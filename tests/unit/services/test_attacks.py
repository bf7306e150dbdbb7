"""Attacks that have a name, on an office's season: each is refused and changes nothing."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from commission_app.exchange.files import read_package_file
from commission_app.exchange.opening import FILE
from commission_app.exchange.quarantine import refused_name
from commission_app.models import packages, tables
from commission_app.models.packages import GAPS
from commission_app.services.handing_over import HandOver
from commission_app.services.office.brought import TakeInFiles
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.office.stick import LookAt
from commission_app.services.status import read_status
from commission_app.services.taking_in import TakeIn, Taken
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say
from tests.support.hostile import ATTACKS, TOO_LARGE, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.seasons import SmallSeason

MARKUP = "<b onclick=x>&amp;</b> =1+1 <img src=file:///etc/passwd> %s {0}"


@dataclass(frozen=True, slots=True)
class Stage:
    """The season, and what was taken from it to be attacked with."""

    season: SmallSeason
    scene: Scene

    def take(self, data: bytes, name: str = "attack.cmx") -> Taken:
        """The office takes a file in."""
        file = self.season.folder / name
        file.write_bytes(data)
        return TakeIn([file])(self.season.office).value[0]

    def state(self) -> tuple[str, int, int, int]:
        """What must not change: facts, bodies, packages that came, files that were kept."""
        with self.season.office.read() as now:
            whole = now.c.execute(select(func.count()).select_from(tables.body)).scalar_one()
            came = packages.count(now.c, now.own.season, "in")
        kept = len(list(self.season.office.inbox.glob("*.cmx")))
        return self.season.digest(), whole, came, kept


@pytest.fixture(scope="module")
def stage(_equipped: SmallSeason, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """For all that is refused."""
    yield from _staged(_equipped, tmp_path_factory)


@pytest.fixture
def fresh(_equipped: SmallSeason, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """For what is taken."""
    yield from _staged(_equipped, tmp_path_factory)


def _staged(base: SmallSeason, folders: pytest.TempPathFactory) -> Iterator[Stage]:
    season = base.copy(folders.mktemp("attacked"))
    one = season.interviews[0]
    contents: list[bytes] = []
    with pytest.MonkeyPatch.context() as patch:  # else the others' laptops seem to be older
        patch.setenv("COMMISSION_DATA", str(folders.mktemp("computer")))
        for member in ("M01", "M02"):
            season.score(member, one, 4)
            HandOver(season.stick(member))(season.workspace(member))
            contents.append(season.office.keys.open(season.stick(member).read_bytes()))
    plain, other = (_inflated(content) for content in contents)
    laptop, honest = season.workspace("M01").keys, season.stick("M01").read_bytes()
    yield Stage(season, Scene(season.office.keys.public, laptop, honest, plain, other))
    season.close()


def _inflated(content: bytes) -> bytes:
    return zlib.decompress(content, wbits=31)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_with_its_own_reason_and_changes_nothing(
    stage: Stage, name: str
) -> None:
    make, reason = ATTACKS[name]
    before, data = stage.state(), make(stage.scene)
    taken = stage.take(data)
    assert (taken.result, taken.added) == ("refused", 0)
    assert taken.reason is not None
    assert taken.reason.key == f"exchange.{reason}"
    assert stage.state() == before
    folder = stage.season.office.inbox / "quarantine"
    newest = max(folder.glob("*.refused"), key=lambda path: path.stat().st_mtime_ns)
    assert newest.read_bytes() == data
    words = newest.with_suffix(".txt").read_text(encoding="utf-8")
    assert words.splitlines() == [
        say(taken.reason.key, language, **taken.reason.values) for language in LANGUAGES
    ]
    assert len(words) < 2000


def test_the_honest_package_is_taken_after_all_that(fresh: Stage) -> None:
    season = fresh.season
    with season.office.read() as now:
        assert now.facts.difference() == []
    shown = ReadExchange()(season.office)
    said = [(one.reason.kk, one.reason.ru, one.reason.en) for one in shown.quarantine]
    assert all(len(set(texts)) == len(LANGUAGES) for texts in said)
    fresh.take(fresh.scene.honest, "honest.cmx")
    assert f"{season.interviews[0]}/M01" in season.state().sheets


def test_a_package_that_comes_again_adds_nothing(fresh: Stage) -> None:
    fresh.take(fresh.scene.honest, "honest.cmx")
    digest, whole, came, kept = fresh.state()
    again = fresh.take(fresh.scene.honest, "copy.cmx")
    assert (again.result, again.added) == ("already", 0)
    assert fresh.state() == (digest, whole, came, kept)
    resealed = fresh.take(fresh.scene.closed(fresh.scene.plain), "resealed.cmx")
    assert (resealed.result, resealed.added, resealed.already > 0) == ("already", 0, True)
    assert fresh.state() == (digest, whole, came + 1, kept + 1)


def test_a_package_by_the_name_of_another_does_not_take_its_place(fresh: Stage) -> None:
    """The id inside is what its sender says: another laptop's can be said as well."""
    fresh.take(fresh.scene.honest, "honest.cmx")
    parts = fresh.scene.parts()
    parts.manifest["program"] = "another"
    assert fresh.take(parts.close()).result == "already"
    kept = [path.read_bytes() for path in fresh.season.office.inbox.glob("*.cmx")]
    assert fresh.scene.honest in kept


def test_what_looks_like_markup_is_taken_as_the_words_that_it_is(fresh: Stage) -> None:
    data = fresh.scene.insider(note=MARKUP, reason=MARKUP)
    before = fresh.state()[0]
    assert fresh.take(data).result == "taken"  # a fork of the laptop: both sides are shown
    assert fresh.state()[0] != before
    texts = [one.say("en") for one in read_status(fresh.season.office).missing_packages]
    assert not any("<b" in text for text in texts)
    ReadExchange()(fresh.season.office)
    with fresh.season.office.read() as now:
        assert now.facts.difference() == []


def test_the_greatest_number_of_a_package_is_no_hang(fresh: Stage) -> None:
    parts = fresh.scene.parts()
    parts.manifest |= {"number": 1_000_000, "package": "7f" * 16}
    assert fresh.take(parts.close()).result == "taken"
    assert read_status(fresh.season.office).missing_packages == ()  # its chain is whole
    newest = ReadExchange()(fresh.season.office).came[0]
    assert newest.number == 1_000_000
    assert 0 < len(newest.instead) <= GAPS


def test_the_greatest_number_of_a_forked_chain_is_told_in_a_sentence_to_read(
    fresh: Stage,
) -> None:
    """What a copied laptop never sent stays lost, so its numbers are told one by one."""
    parts = fresh.scene.parts()
    parts.manifest |= {"number": 1_000_000, "package": "7f" * 16}
    assert fresh.take(parts.close()).result == "taken"
    assert fresh.take(fresh.scene.insider(note="басқа"), "fork.cmx").result == "taken"
    said = read_status(fresh.season.office).missing_packages
    assert [one.key for one in said] == ["devices.packages_missing", "devices.fork"]
    assert max(len(one.say(language)) for one in said for language in LANGUAGES) < 2000
    assert " 999999" in said[0].say("en")


# What is no ordinary file


def refused(path: Path) -> str:
    with pytest.raises(UserError) as found:
        read_package_file(path)
    return found.value.key.removeprefix("exchange.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")
def test_what_is_no_ordinary_file_is_refused_and_not_waited_for(
    fresh: Stage, tmp_path: Path
) -> None:
    (tmp_path / "folder.cmx").mkdir()
    os.mkfifo(tmp_path / "pipe.cmx")
    (tmp_path / "loop.cmx").symlink_to(tmp_path / "round.cmx")
    (tmp_path / "round.cmx").symlink_to(tmp_path / "loop.cmx")
    (tmp_path / "device.cmx").symlink_to("/dev/zero")
    (tmp_path / "nowhere.cmx").symlink_to(tmp_path / "gone")
    with (tmp_path / "large.cmx").open("wb") as file:
        file.truncate(TOO_LARGE)
    reasons = {path.name: refused(path) for path in tmp_path.iterdir()}
    assert reasons == {
        "folder.cmx": "not_a_file",
        "pipe.cmx": "not_a_file",
        "loop.cmx": "not_a_file",
        "round.cmx": "not_a_file",
        "device.cmx": "not_a_file",
        "nowhere.cmx": "unreadable",
        "large.cmx": "too_large",
    }
    office, before = fresh.season.office, fresh.state()
    named = [tmp_path / name for name in reasons]
    taken = TakeInFiles(named)(office).value
    assert taken.refused == len(named)
    LookAt([tmp_path, *named])(office)
    assert fresh.state() == before


def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path) -> None:
    path, stop = tmp_path / "grows.cmx", threading.Event()
    with path.open("wb") as file:
        file.truncate(FILE - (1 << 20))

    def grow() -> None:
        with path.open("ab") as file:
            for _ in range(64):
                if stop.wait(0.0005):
                    return
                file.truncate(file.tell() + (1 << 19))
                file.seek(0, os.SEEK_END)

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        with suppress(UserError):  # too large by then, or not yet
            assert len(read_package_file(path)) <= FILE
    finally:
        stop.set()
        growing.join()


def test_a_refused_file_that_cannot_be_kept_stops_nothing(fresh: Stage) -> None:
    """As on a full disk: it is refused all the same, and the other files are taken in."""
    content = b"nothing that could be a package"
    bad, good = fresh.season.folder / "bad.cmx", fresh.season.stick("M02")
    bad.write_bytes(content)
    name = refused_name(hashlib.sha256(content).hexdigest())
    in_the_way = fresh.season.office.inbox / "quarantine" / f"{name}.part"
    in_the_way.mkdir(parents=True)
    try:
        first, second = TakeIn([bad, good])(fresh.season.office).value
    finally:
        in_the_way.rmdir()
    assert (first.result, second.result) == ("refused", "taken")
    assert first.reason is not None
    assert first.reason.key == "exchange.not_a_package"
