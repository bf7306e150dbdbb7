"""The program's own source as syntax trees, and its catalogues, for tests of the house."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "commission_app"
TEXTS = ROOT / "resources" / "texts"


@cache
def modules() -> dict[str, ast.Module]:
    """Path from the project's root → syntax tree, of every module of the program."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the program, with `file:line`."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield f"{path}:{node.lineno}", node


def name_of(call: ast.Call) -> str:
    """`open` for both `open(…)` and `path.open(…)`; empty for anything stranger."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def imports(tree: ast.Module) -> set[str]:
    """Full names of what a module imports, at any depth of its code."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@cache
def catalogues(lang: str) -> dict[str, Catalog]:
    """Room → catalogue of one language."""
    found: dict[str, Catalog] = {}
    for path in sorted((TEXTS / lang).glob("*.po")):
        with path.open("rb") as file:
            found[path.stem] = read_po(file, abort_invalid=True)
    return found


@cache
def texts(lang: str) -> dict[str, tuple[str, ...]]:
    """Key → its text, or its plural forms."""
    found: dict[str, tuple[str, ...]] = {}
    for catalogue in catalogues(lang).values():
        for message in catalogue:
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                text = message.string or ""
                found[key] = (text,) if isinstance(text, str) else tuple(text)
    return found


def placeholders(text: str) -> set[str]:
    """Names in braces, without what is asked of them."""
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name}
