"""One run of the command line: whose words it speaks, what it opens, what it says."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from commission_app.cli.grid import grid
from commission_app.cli.hints import HINTS
from commission_app.cli.progress import Bar
from commission_app.cli.words import Words, Wrong, option
from commission_app.services.opening import open_workspace, users_of
from commission_app.services.sentences import told
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import LANGUAGES, Language, T, say, say_n
from commission_app.shared.world import RealWorld, World

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from decimal import Decimal

    from commission_app.services.workspace import Workspace

PAUSES = (0, 3, 5, 10)  # seconds after each wrong passphrase but the last
LARGEST_SECRET = 1 << 12  # bytes of a file that holds a passphrase
_JSON = msgspec.json.Encoder(decimal_format="number")


class Session:
    """What the common options said, and how a verb speaks."""

    def __init__(
        self,
        lang: Language,
        world: World | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.lang: Language = lang
        self.world: World = world or RealWorld()
        self.environ = os.environ if environ is None else environ
        self.workspace: Path | None = None
        self.json = False
        self.passphrase_file: Path | None = None
        self.user: str | None = None

    def text(self, key: str, /, **values: object) -> str:
        """A text in the language of this run."""
        return say(key, self.lang, **values)

    def number(self, key: str, n: int, /, **values: object) -> str:
        """A plural in the language of this run."""
        return say_n(key, n, self.lang, **values)

    def error(self, error: UserError) -> str:
        """The sentence of a refusal, with the verb or option that helps."""
        sentence = told(error).say(self.lang)
        hint = HINTS.get(error.key)
        return f"{sentence} [{hint}]" if hint else sentence

    def answer(self, found: object, *lines: str) -> None:
        """What a verb found: one JSON object, or lines for a person."""
        if self.json:
            click.echo(_JSON.encode(found).decode())
            return
        for line in lines:
            click.echo(line)

    def tell(self, line: str) -> None:
        """A message beside the answer."""
        click.echo(line, err=True)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
        """Columns under their text keys' headings."""
        return grid([self.text(key) for key in headings], rows)

    def figure(self, value: Decimal | None) -> str:
        """A figure as this language writes it; a dash for none."""
        if value is None:
            return "–"
        return f"{value:f}".replace(".", "." if self.lang == "en" else ",")

    def folder(self) -> Path:
        """The workspace's folder; Wrong when nobody named it."""
        if self.workspace is None:
            raise Wrong(T("cli.missing"), name="--workspace")
        return self.workspace

    @contextlib.contextmanager
    def open(self, *, write: bool = True, secret: str = "") -> Generator[Workspace]:
        """The workspace of this run; `write=False`: to be read beside a writer.

        `secret`: the passphrase, where the verb asked for it already.
        """
        folder = self.folder()
        users_of(folder)  # before anybody types a passphrase
        with self._opened(folder, secret, write=write) as workspace:
            if workspace.own.practice and not self.json:
                self.tell(self.text(T("cli.practice")))
            yield workspace

    def _opened(self, folder: Path, secret: str, *, write: bool) -> Workspace:
        """A person at a keyboard may try again, and waits longer after each wrong one."""
        typed = not secret and not self._given() and sys.stdin.isatty()
        for pause in PAUSES if typed else ():
            try:
                return self._try(folder, self.passphrase(), write=write)
            except UserError as error:
                if error.key != "models.passphrase_wrong":
                    raise
                self.tell(self.error(error))
            time.sleep(pause)
        return self._try(folder, secret or self.passphrase(), write=write)

    def _try(self, folder: Path, secret: str, *, write: bool) -> Workspace:
        return open_workspace(folder, secret, self.world, user=self.user, write=write)

    def _given(self) -> bool:
        """Whether the passphrase is known without asking."""
        known = self.environ.get("COMMISSION_PASSPHRASE")
        return self.passphrase_file is not None or bool(known)

    def passphrase(self, *, new: bool = False) -> str:
        """From the file, the environment, or a prompt: twice where it is a new one."""
        if self.passphrase_file is not None:
            return self.secret_from(self.passphrase_file)
        if given := self.environ.get("COMMISSION_PASSPHRASE"):
            return given
        asked = T("cli.ask_new_passphrase") if new else T("cli.ask_passphrase")
        first = self.ask(asked, T("cli.no_passphrase"))
        if new and self.ask(T("cli.ask_again"), T("cli.no_passphrase")) != first:
            raise UserError(T("cli.passphrases_differ"))
        return first

    def ask(self, question: str, nobody: str, *, hidden: bool = True) -> str:
        """An answer typed on the terminal; Wrong(`nobody`) where there is none."""
        if not sys.stdin.isatty():
            raise Wrong(nobody)
        return click.prompt(self.text(question), hide_input=hidden, err=True)

    def secret_from(self, path: Path) -> str:
        """The first line of a small text file; UserError when there is none."""
        raw = atomic_file.read_bounded(path, LARGEST_SECRET)
        try:
            text = raw.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise UserError(T("cli.not_text"), file=path) from None
        if not text or not text[0].strip():
            raise UserError(T("cli.secret_empty"), file=path)
        return text[0].strip("\r\n")

    @contextlib.contextmanager
    def progress(self) -> Generator[Progress]:
        """A bar on a terminal, for a person; nothing in a pipe."""
        if self.json or not sys.stderr.isatty():
            yield Silent()
            return
        bar = Bar(self.lang)
        try:
            yield bar
        finally:
            bar.close()


def file_option(*names: str, help: str, **kinds: Any) -> Callable[[Any], Any]:  # noqa: A002 - click's word
    """An option that names a file or a folder."""
    return option(*names, help=help, type=click.Path(path_type=Path), **kinds)


def files(name: str, metavar: str = "FILE", *, several: bool = False) -> Callable[[Any], Any]:
    """An argument that names a file, or one or more of them."""
    return click.argument(
        name,
        type=click.Path(path_type=Path),
        metavar=f"{metavar} …" if several else metavar,
        nargs=-1 if several else 1,
        required=True,
    )


def spoken(verb: Any) -> Any:
    """The options of every verb: --lang and --json."""
    said = _kept("--json", T("cli.opt_json"), is_flag=True, default=None)(verb)
    return lang_option(said)


def in_workspace(verb: Any) -> Any:
    """The options of a verb that works in a workspace."""
    verb = _kept("--user", T("cli.opt_user"), metavar="NAME")(spoken(verb))
    a_file = click.Path(path_type=Path)
    secret = T("cli.opt_passphrase_file")
    verb = _kept("--passphrase-file", secret, type=a_file, metavar="FILE")(verb)
    return _kept("--workspace", T("cli.opt_workspace"), type=a_file, metavar="DIR")(verb)


def lang_option(verb: Any) -> Any:
    """--lang; its value was taken before click began, so that help can speak it."""
    return option("--lang", help=T("cli.opt_lang"), type=Words(*LANGUAGES), expose_value=False)(
        verb
    )


def _kept(name: str, help_key: str, **kinds: Any) -> Callable[[Any], Any]:
    return option(name, help=help_key, callback=_keep, expose_value=False, **kinds)


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    session = ctx.find_object(Session)
    if session is not None and value is not None and param.name:
        setattr(session, param.name, value)
