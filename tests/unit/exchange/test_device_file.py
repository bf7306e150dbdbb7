"""A device file: its own signature, its own keys, nothing else."""

from __future__ import annotations

import msgspec
import pytest

from commission_app.exchange import device_file
from commission_app.exchange.device_file import DeviceFile
from commission_app.shared.keys import Keys, fingerprint
from commission_app.shared.world import SeededWorld
from tests.support.seasons import refused

KEYS, OTHER = Keys.make(SeededWorld("a device")), Keys.make(SeededWorld("another"))


def said(**changes: object) -> DeviceFile:
    public = KEYS.public
    true = DeviceFile(
        device=KEYS.device,
        signing=public.signing,
        sealing=public.sealing,
        fingerprint=fingerprint(KEYS.device),
        purpose="auditor",
        practice=True,
        title="Аудит бюросы",
        made_at="2026-09-29T04:14:03.120Z",
        offset="+05:00",
    )
    return msgspec.structs.replace(true, **changes)


def test_what_was_written_is_read() -> None:
    assert device_file.read(device_file.write(said(), KEYS)) == said()


def test_nothing_in_it_is_secret() -> None:
    data = device_file.write(said(), KEYS)
    for half in (KEYS.secret[:32], KEYS.secret[32:]):
        assert half not in data
        assert half.hex().encode() not in data
    assert b"AGE-SECRET-KEY" not in data.upper()


def test_cut_anywhere_it_is_refused() -> None:
    data = device_file.write(said(), KEYS)
    for length in range(len(data)):
        with refused("offices.not_a_device_file", "offices.device_file_damaged"):
            device_file.read(data[:length])


def test_a_bit_flipped_anywhere_it_is_refused() -> None:
    data = device_file.write(said(), KEYS)
    for place in range(len(data)):
        broken = bytearray(data)
        broken[place] ^= 1 << place % 8
        with refused("offices.not_a_device_file", "offices.device_file_damaged"):
            device_file.read(bytes(broken))


@pytest.mark.parametrize(
    "changes",
    [
        {"device": OTHER.device},
        {"fingerprint": fingerprint(OTHER.device)},
        {"signing": OTHER.public.signing},
        {"sealing": OTHER.public.sealing},
        {"signing": "01" + "00" * 31},  # a key of small order signs everything
        {"format": 2},
    ],
)
def test_keys_that_are_not_the_devices_own_are_refused(changes: dict[str, object]) -> None:
    with refused("offices.device_file_damaged"):
        device_file.read(device_file.write(said(**changes), KEYS))


def test_a_file_signed_by_somebody_else_is_refused() -> None:
    with refused("offices.device_file_damaged"):
        device_file.read(device_file.write(said(), OTHER))


@pytest.mark.parametrize("data", [b"", b"age-encryption.org/v1\n", b"{}", b"CMX1\n{}\n\n"])
def test_another_file_is_none(data: bytes) -> None:
    with refused("offices.not_a_device_file"):
        device_file.read(data)


def test_an_endless_file_is_none() -> None:
    with refused("offices.not_a_device_file"):
        device_file.read(b"CMK1\n" + b" " * device_file.LARGEST)
