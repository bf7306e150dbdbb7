"""The one door for people who build, try or check the program: `python3 build/dev.py VERB`.

Needs Python 3.11 or newer and nothing else; makes its own environment from the lock.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

if sys.hexversion < 0x030B0000:
    sys.exit("Python 3.11 or newer is needed; on Debian 12 or newer: apt-get install python3")

from setting_up import CACHE, LOCK, ROOT, environment, office_suite, pdf_tools, screen

# The figures of a real intake: everybody who applied, and those who came to the interview.
SEASON = {
    "--applicants": 8068,
    "--interviewed": 411,
    "--members": 7,
    "--panels": 2,
    "--seed": 1,
}
SCREEN = """
import os, sys
from commission_app.cli.desktop import screen_here
print(screen_here(os.environ, sys.platform))
"""
CORES = 4  # more processes of tests than that wait for the disk
BY_FILE = ("--dist", "loadfile", "--no-loadscope-reorder")  # the order is tests/conftest.py's
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as check; check()"
CHECKS = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "ruff": ("-m", "ruff", "check", "."),
    "layers": ("-c", LINT_IMPORTS, "--cache-dir", str(CACHE / "import_linter")),
    "types": ("-m", "pyright"),
}


def main() -> int:
    asked, rest = _arguments().parse_known_args()
    if rest and asked.verb not in PASSED_ON:
        _arguments().error(f"unknown: {' '.join(rest)}")
    os.chdir(ROOT)
    return VERBS[asked.verb](asked, rest)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    run = verbs.add_parser(
        "run",
        help="open the desktop on a practice season; without a screen, play a whole season",
    )
    run.add_argument(
        "folder", nargs="?", type=Path, help="where to (default: your data folder)"
    )
    verbs.add_parser("test", help="run the tests; further arguments go to pytest")
    verbs.add_parser("bench", help="measure against rivals; arguments go to tests/bench")
    verbs.add_parser(
        "soak", help="attack what must never break: NAME …, --long; arguments go to tests/soak"
    )
    screenshots = verbs.add_parser(
        "screenshots", help="pictures of every screen and every paper; --only NAME, --quick"
    )
    screenshots.add_argument("folder", type=Path, help="where to")
    package = verbs.add_parser(
        "package", help="the program for computers without Python; tried out before it is given"
    )
    package.add_argument("folder", nargs="?", type=Path, default=Path("dist"), help="where to")
    verbs.add_parser("lint", help="format, rules, layers and types: all are checked")
    verbs.add_parser("texts", help="compile the text catalogues")
    verbs.add_parser("lock", help="resolve the dependencies anew into build/requirements.lock")
    return parser


def run(asked: argparse.Namespace, _rest: list[str]) -> int:
    """The desktop on a practice season; by command line where there is no screen."""
    if _answer(SCREEN) == "True":
        folder = asked.folder.absolute() if asked.folder else _data_folder() / "practice"
        print(f"The desktop opens on a practice season in {folder}", flush=True)
        return _python("-m", "commission_app", "--practice", str(folder))
    folder = _unused(
        asked.folder.absolute() if asked.folder else _data_folder() / "sample-season"
    )
    print("There is no screen here: the sample season is played by command line.")
    print(f"It goes into {folder}", flush=True)
    size = (str(part) for option in SEASON.items() for part in option)
    code = _python("-m", "commission_app", "demo", str(folder), *size)
    if code:
        return code
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    print("\nMade, among others:")
    for kind in ("protocols", "certificates"):
        for name in summary["files"][kind]:
            print(f"  {folder / name}")
    print(f"All papers: {folder / 'documents'}")
    return 0


def test(_asked: argparse.Namespace, rest: list[str]) -> int:
    """All tests on all cores, a file at a time; what is named is run in this process."""
    pdf_tools()
    screen()
    whole = all(one.startswith("-q") or one == "-x" for one in rest)
    spread = ("-n", str(min(os.cpu_count() or 1, CORES)), *BY_FILE) if whole else ()
    return _compile_texts() or _python("-m", "pytest", *spread, *rest)


def bench(_asked: argparse.Namespace, rest: list[str]) -> int:
    """Ratios to rivals in the same run; a missed target is a figure, not a failure."""
    office_suite()
    return _compile_texts() or _python("-m", "tests.bench", *rest)


def soak(_asked: argparse.Namespace, rest: list[str]) -> int:
    """Campaigns of kills, mutations, histories and edits; bounded unless --long is said."""
    return _compile_texts() or _python("-m", "tests.soak", *rest)


def screenshots(asked: argparse.Namespace, rest: list[str]) -> int:
    """What the program shows and prints, to be looked at."""
    pdf_tools()
    folder = str(asked.folder.absolute())
    return _compile_texts() or _python("build/screenshots.py", folder, *rest)


def package(asked: argparse.Namespace, _rest: list[str]) -> int:
    """One folder that needs nothing else, an archive, a .deb; see packing.py."""
    screen()
    return _compile_texts() or _python("build/packing.py", str(asked.folder.absolute()))


def lint(_asked: argparse.Namespace, _rest: list[str]) -> int:
    """Every check runs, whatever the others said; 1 when any found something."""
    environment()
    results: dict[str, str] = {}
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        start = time.monotonic()
        found = _python(*command)
        results[name] = f"{'FOUND' if found else 'clean'}  {time.monotonic() - start:5.1f} s"
    print("\n" + "\n".join(f"{name:8} {result}" for name, result in results.items()))
    return int(any(result.startswith("FOUND") for result in results.values()))


def texts(_asked: argparse.Namespace, _rest: list[str]) -> int:
    return _compile_texts()


def lock(_asked: argparse.Namespace, _rest: list[str]) -> int:
    """One file with hashes for Linux and Windows, without the name of any host or folder."""
    code = _python(
        *("-m", "uv", "--no-config", "pip", "compile", "pyproject.toml", "--group", "dev"),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"),
        *("--no-emit-index-url", "--no-emit-find-links", "--quiet"),
        *("--custom-compile-command", "python3 build/dev.py lock"),
        *("--output-file", LOCK.relative_to(ROOT).as_posix()),
    )
    text = LOCK.read_text(encoding="utf-8")
    if "://" in text or str(ROOT) in text:
        sys.exit(f"{LOCK}: names a host or a folder; do not commit it")
    return code


def _compile_texts() -> int:
    return _python("build/compile_texts.py")


def _python(*arguments: str) -> int:
    """Exit code of the environment's Python, which has said itself what went wrong."""
    python = environment()
    path = os.pathsep.join((str(python.parent), os.environ.get("PATH", os.defpath)))
    surroundings = {**os.environ, "PATH": path, "VIRTUAL_ENV": str(python.parents[1])}
    try:
        command = [str(python), *arguments]
        return subprocess.run(command, check=False, env=surroundings).returncode
    except KeyboardInterrupt:
        return 130


def _data_folder() -> Path:
    return Path(
        _answer("from commission_app.shared.paths import data_folder; print(data_folder())")
    )


def _answer(code: str) -> str:
    """What the environment's Python prints."""
    command = [str(environment()), "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _unused(folder: Path) -> Path:
    """`folder`, or the first of folder-2, folder-3 … that is not there yet."""
    wanted, number = folder, 1
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder


VERBS = {
    "run": run,
    "test": test,
    "bench": bench,
    "soak": soak,
    "screenshots": screenshots,
    "package": package,
    "lint": lint,
    "texts": texts,
    "lock": lock,
}
PASSED_ON = ("test", "bench", "soak", "screenshots")

if __name__ == "__main__":
    sys.exit(main())
