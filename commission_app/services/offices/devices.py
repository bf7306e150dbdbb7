"""A device without a season is made, and tells its public keys in a small file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.exchange import device_file
from commission_app.exchange.device_file import DeviceFile, Purpose
from commission_app.models.own import Own
from commission_app.models.vault import LOG2N
from commission_app.services.changes import Changes, Done
from commission_app.services.opening import New, make_workspace, open_workspace
from commission_app.services.prose import tidy
from commission_app.shared import atomic_file, crockford
from commission_app.shared.errors import UserError
from commission_app.shared.keys import Keys, fingerprint, short_fingerprint
from commission_app.shared.texts import T
from commission_app.shared.world import offset_text, utc_text

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace
    from commission_app.shared.world import World

WHOLE = 24  # characters of a fingerprint: a third of them could be met by trying keys


@dataclass(frozen=True, slots=True)
class NewDevice:
    """Make a workspace without a season; answers the recovery key, shown once.

    An auditor's never gets one. An office's joins a season when an office of it is accepted.
    """

    purpose: Purpose
    practice: bool
    user: str = ""

    def __call__(
        self, folder: Path, passphrase: str, world: World, log2n: int = LOG2N
    ) -> tuple[Workspace, str]:
        role = "auditor" if self.purpose == "auditor" else "replica"
        own = Own(role=role, secret=Keys.make(world).secret, practice=self.practice)

        def first(act: Act) -> None:
            act.note("device.made", self.purpose)

        user = self.user or ("auditor" if self.purpose == "auditor" else "secretary")
        return make_workspace(folder, New(user, passphrase, own, first), world, log2n)


@dataclass(frozen=True, slots=True)
class Exported:
    """A device file that was written; its fingerprint goes another way than the file."""

    path: Path
    device: str
    fingerprint: str
    short_fingerprint: str


@dataclass(frozen=True, slots=True)
class ExportDevice:
    """Write this device's public keys; `title`: what people call it."""

    out: Path
    title: str = ""

    def __call__(self, workspace: Workspace) -> Done[Exported]:
        if workspace.own.role == "laptop":
            raise UserError(T("offices.laptop_exports_nothing"))
        if len(self.title) > 120:
            raise UserError(T("offices.title_too_long"), most=120)
        path = self.out
        if path.is_dir():
            path /= f"{short_fingerprint(workspace.device)}{device_file.ENDING}"
        with workspace.act() as act:
            act.note("device.exported", act.keys.device[:16])
            atomic_file.write(path, _said(act, tidy(self.title)))
        device = workspace.device
        done = Exported(path, device, fingerprint(device), short_fingerprint(device))
        return Done(done, Changes.DIARY)


def read_device_file(path: Path) -> DeviceFile:
    """Whose keys a file tells; UserError where it is no device file, or not a true one."""
    try:
        data = atomic_file.read_bounded(path, device_file.LARGEST)
    except UserError as error:
        if error.key != "shared.file_too_large":
            raise
        raise UserError(T("offices.not_a_device_file")) from None
    return device_file.read(data)


def stranger(act: Act, path: Path, typed: str) -> DeviceFile:
    """The device of a file that a person compared: practice like us, and somebody else."""
    said = read_device_file(path)
    if said.device == act.keys.device:
        raise UserError(T("offices.own_device_file"))
    if said.practice != act.own.practice:
        key = T("offices.practice_device") if said.practice else T("offices.real_device")
        raise UserError(key)
    if not fits(said.device, typed):
        raise UserError(T("offices.fingerprint_differs"))
    return said


def open_desk(
    folder: Path, passphrase: str, world: World, *, user: str | None = None
) -> Workspace:
    """As `open_workspace`, for the desktop: UserError for a device that has no season."""
    workspace = open_workspace(folder, passphrase, world, user=user)
    if not workspace.own.season:
        workspace.close()
        raise UserError(T("offices.no_desk"))
    return workspace


def fits(device: str, typed: str) -> bool:
    """Whether what was typed is the device's fingerprint, all six groups of it."""
    whole, given = crockford.normalise(fingerprint(device)), crockford.normalise(typed)
    return len(given) == WHOLE and whole == given


def _said(act: Act, title: str) -> bytes:
    public = act.keys.public
    said = DeviceFile(
        device=act.keys.device,
        signing=public.signing,
        sealing=public.sealing,
        fingerprint=fingerprint(act.keys.device),
        purpose="auditor" if act.own.role == "auditor" else "office",
        practice=act.own.practice,
        season=act.own.season,
        title=title,
        made_at=utc_text(act.at),
        offset=offset_text(act.at),
    )
    return device_file.write(said, act.keys)
