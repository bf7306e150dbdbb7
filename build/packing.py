"""`dev.py package FOLDER`: the program for computers without Python or internet.

Leaves in FOLDER the folder of the program, an archive of it (.zip on Windows, else .tar.gz), a
.deb where Debian's tools are, and SHA256SUMS of what is given away. The folder itself carries
every licence, a bill of materials (CycloneDX) and the digests of its files.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from smoke import try_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
NAME = "commission-app"
EPOCH = "315619200"  # 1 January 1980: the first day that a .zip knows
LICENCE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


def main() -> int:
    parser = argparse.ArgumentParser(prog="package", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder.absolute()
    program = folder / NAME
    if folder.is_relative_to(ROOT / "build"):
        sys.exit(f"{folder}: build/ is source; choose another folder")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(program, ignore_errors=True)
    _freeze(folder)
    used = sorted(_used(), key=lambda one: one.name.lower())
    version = _version()
    (program / "LICENCES.txt").write_text("\n\n".join(map(_licence, used)), encoding="utf-8")
    bill = json.dumps(_bill(used, version), indent=1, ensure_ascii=False)
    (program / "sbom.cdx.json").write_text(bill + "\n", encoding="utf-8")
    (program / "SHA256SUMS").write_text(_sums(program, _files(program)), encoding="utf-8")
    print("Trying it out …", flush=True)
    try_out(program)
    given = [_archive(program, version)]
    if shutil.which("dpkg-deb"):
        given.append(_debian(program, version))
    (folder / "SHA256SUMS").write_text(_sums(folder, given), encoding="utf-8")
    for one in given:
        print(f"{one}  {one.stat().st_size / 1e6:.0f} MB")
    return 0


def _freeze(folder: Path) -> None:
    """PyInstaller, its scratch beside the other caches; SystemExit with its own words."""
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
        *("--workpath", str(ROOT / ".cache" / "pyinstaller"), "--distpath", str(folder)),
        str(ROOT / "build" / "commission.spec"),
    ]
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "1"}
    print("Freezing the program: a minute or two …", flush=True)
    if subprocess.run(command, check=False, env=surroundings, cwd=ROOT).returncode:
        sys.exit("PyInstaller could not make the program; it says above why.")
    for compiled in (folder / NAME).rglob("*.mo"):  # never older than what it was made of
        compiled.touch()


def _version() -> str:
    text = (ROOT / "commission_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found[1]


def _used() -> Iterator[Distribution]:
    """What the program needs to run, with what that needs: no tool of its makers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    queue, seen = list(project["project"]["dependencies"]), set[str]()
    while queue:
        wanted = Requirement(queue.pop())
        name = wanted.name.lower().replace("_", "-")
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        try:
            found = distribution(wanted.name)
        except PackageNotFoundError:
            sys.exit(f"{wanted.name} is not in the environment: rm -r .cache and call again")
        queue += found.requires or []
        yield found


def _licence(used: Distribution) -> str:
    """Name, version, and every text of a licence that the library came with."""
    texts = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in used.files or []
        if LICENCE.search(file.name) and ".dist-info" in str(file)
    ]
    plain = used.metadata.json
    said = str(plain.get("license_expression") or plain.get("license") or "")
    head = f"{'=' * 78}\n{used.name} {used.version}  {said.partition(chr(10))[0]}"
    return "\n\n".join([head.rstrip(), *texts])


def _bill(used: Iterable[Distribution], version: str) -> dict[str, object]:
    """CycloneDX 1.6: what is inside, so that a ministry can look it up in its lists."""

    def part(one: Distribution) -> dict[str, str]:
        name = one.name.lower().replace("_", "-")
        purl = f"pkg:pypi/{name}@{one.version}"
        return {"type": "library", "name": name, "version": one.version, "purl": purl}

    python = ".".join(map(str, sys.version_info[:3]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": NAME, "version": version}},
        "components": [
            *map(part, used),
            {"type": "platform", "name": "python", "version": python},
        ],
    }


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _sums(folder: Path, files: Iterable[Path]) -> str:
    """As sha256sum writes and checks them."""
    digests = ((hashlib.sha256(one.read_bytes()).hexdigest(), one) for one in files)
    return "".join(f"{sum_}  {one.relative_to(folder).as_posix()}\n" for sum_, one in digests)


def _archive(program: Path, version: str) -> Path:
    """The folder in one file, the same bytes from the same files."""
    named = program.with_name(f"{NAME}-{version}-{_machine()}")
    if os.name == "nt":
        path = named.with_name(f"{named.name}.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for file in _files(program):
                where = file.relative_to(program.parent).as_posix()
                archive.writestr(zipfile.ZipInfo(where), file.read_bytes())
        return path
    path = named.with_name(f"{named.name}.tar.gz")
    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for file in sorted(program.rglob("*")):
            where = file.relative_to(program.parent).as_posix()
            archive.add(file, where, recursive=False, filter=_plain)
    return path


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nobody's, of no time."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = int(EPOCH)
    return member


def _machine() -> str:
    system = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]
    return f"{system}-{'x86_64' if sys.maxsize > 2**32 else 'x86'}"


# The libraries of the system that a window needs and that no program may bring along.
NEEDED = "libc6, libegl1, libgl1, libfontconfig1, libdbus-1-3"
CONTROL = """Package: {name}
Version: {version}
Architecture: amd64
Maintainer: {name}
Installed-Size: {kilobytes}
Depends: {needed}
Section: education
Priority: optional
Description: The offline workbench of a selection commission
 Members score interviews on laptops without internet; the office brings their
 files together, holds the sitting, prints protocols, orders and certificates.
"""
LAUNCHER = """[Desktop Entry]
Type=Application
Name=Commission workbench
Name[kk]=Комиссияның жұмыс орны
Name[ru]=Рабочее место комиссии
Exec=/opt/{name}/{name}
Icon=x-office-document
Categories=Office;
StartupWMClass={name}
"""


def _debian(program: Path, version: str) -> Path:
    """The folder in /opt, both programs on the path, one in the menu."""
    tree = ROOT / ".cache" / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "opt" / NAME, symlinks=True)
    for name in (NAME, "commission"):
        link = tree / "usr" / "bin" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"/opt/{NAME}/{name}")
    menu = tree / "usr" / "share" / "applications" / f"{NAME}.desktop"
    menu.parent.mkdir(parents=True)
    menu.write_text(LAUNCHER.format(name=NAME), encoding="utf-8")
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    kilobytes = sum(file.lstat().st_size for file in _files(tree)) // 1024
    values = {"name": NAME, "version": version, "kilobytes": kilobytes, "needed": NEEDED}
    control.write_text(CONTROL.format(**values), encoding="utf-8")
    path = program.with_name(f"{NAME}_{version}_amd64.deb")
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(path)]
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    subprocess.run(command, check=True, env=surroundings, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return path


if __name__ == "__main__":
    sys.exit(main())
