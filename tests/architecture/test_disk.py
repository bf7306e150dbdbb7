"""One module writes files: no other can leave half of one behind."""

from __future__ import annotations

import ast

import pytest

from tests.support.source import calls, imports, modules, name_of

WRITER = "commission_app/shared/atomic_file.py"
ALWAYS = {
    *("write_text", "write_bytes", "copyfile", "copyfileobj", "copytree", "mkstemp"),
    *("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "FileHandler"),
}
MODES = set("wax+")


def writes(call: ast.Call) -> bool:
    """Whether a call can put bytes into a file: by its name, or by the mode it opens with."""
    name = name_of(call)
    if name in ALWAYS:
        return True
    if name not in {"open", "ZipFile", "TarFile"}:
        return False
    asked = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    modes = [one.value for one in asked if isinstance(one, ast.Constant)]
    return any(isinstance(mode, str) and MODES & set(mode) and len(mode) < 4 for mode in modes)


def test_only_one_module_writes_files() -> None:
    elsewhere = [place for place, call in calls() if writes(call) and WRITER not in place]
    assert not elsewhere, "\n".join(elsewhere)


def test_no_module_makes_temporary_files() -> None:
    """They would hold personal data in the clear."""
    assert not [path for path, tree in modules().items() if "tempfile" in imports(tree)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("open(path, 'wb')", True),
        ("path.open(mode='a')", True),
        ("path.write_text('')", True),
        ("ZipFile(path, 'x')", True),
        ("logging.FileHandler(path)", True),
        ("open(path)", False),
        ("path.open('rb')", False),
        ("vault.open('a passphrase')", False),
    ],
)
def test_this_check_tells_writing_from_reading(code: str, expected: bool) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert writes(call) is expected
