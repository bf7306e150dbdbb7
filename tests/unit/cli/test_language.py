"""Which language a run speaks."""

from __future__ import annotations

import pytest

from commission_app.cli.language import language


@pytest.mark.parametrize(
    ("args", "environ", "expected"),
    [
        ([], {}, "ru"),
        ([], {"LANG": "C.UTF-8"}, "ru"),
        ([], {"LANG": "kk_KZ.UTF-8"}, "kk"),
        ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "kk_KZ.UTF-8"}, "en"),
        ([], {"COMMISSION_LANG": "kk", "LANG": "en_GB"}, "kk"),
        (["status", "--lang", "en"], {"COMMISSION_LANG": "kk"}, "en"),
        (["status", "--lang=kk", "--json"], {}, "kk"),
        (["--lang"], {"COMMISSION_LANG": "en"}, "en"),
        (["--lang", "fr"], {"COMMISSION_LANG": "en"}, "en"),
    ],
)
def test_the_nearest_word_decides(
    args: list[str], environ: dict[str, str], expected: str
) -> None:
    assert language(args, environ) == expected
