"""Which language a run speaks: decided before anything else is loaded."""

from __future__ import annotations

import locale
import os
from typing import TYPE_CHECKING

from commission_app.shared.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def language(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """--lang, else COMMISSION_LANG, else the system's, else Russian."""
    said = [
        word.removeprefix("--lang=") if word.startswith("--lang=") else after
        for word, after in zip(args, (*args[1:], ""), strict=False)
        if word == "--lang" or word.startswith("--lang=")
    ]
    system = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named = (locale.getlocale()[0] or "") if os.name == "nt" else ""
    for text in (*said[-1:], environ.get("COMMISSION_LANG", ""), *system, named):
        if found := _language(text):
            return found
    return "ru"


def _language(text: str) -> Language | None:
    """`kk_KZ.UTF-8` and Windows' `Kazakh_Kazakhstan` alike."""
    start = text.lower().replace("kazakh", "kk").replace("russian", "ru")
    start = start.replace("english", "en")[:2]
    return next((lang for lang in LANGUAGES if lang == start), None)
