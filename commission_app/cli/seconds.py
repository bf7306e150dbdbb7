"""A second person at a terminal: their name, and a passphrase that they type themselves."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commission_app.cli.session import file_option
from commission_app.cli.words import option
from commission_app.services.four_eyes.second import Second
from commission_app.services.four_eyes.telling import moment, sentence
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.cli.session import Session
    from commission_app.services.four_eyes.checking import KeyLine

SECRET = "COMMISSION_SECOND_PASSPHRASE"


@dataclass(frozen=True, slots=True)
class Given:
    """What the options say of who stands beside the one at the keyboard."""

    user: str
    envelope: bool
    file: Path | None

    def asked(self, session: Session) -> Second | None:
        """Their passphrase, or the recovery key: from the file, the environment, or typed."""
        if not self.user and not self.envelope:
            return None
        return Second("" if self.envelope else self.user, self._secret(session))

    def _secret(self, session: Session) -> str:
        if self.file is not None:
            return session.secret_from(self.file)
        if given := session.environ.get(SECRET):
            return given
        question = T("cli.ask_envelope") if self.envelope else T("cli.ask_second")
        return session.ask(question, T("cli.no_second_passphrase"))


def told_change(session: Session, one: KeyLine) -> str:
    """A line of what was done to keys: when, what, who and who confirmed."""
    key, values = sentence(one)
    return f"{moment(one)}  {session.text(key, **values)}"


def with_second(verb: Callable[..., Any]) -> Any:
    """--second NAME, --envelope and where the secret is, as one argument `second`."""

    @functools.wraps(verb)
    def gathered(
        *args: Any, second: str, envelope: bool, second_file: Path | None, **kinds: Any
    ) -> Any:
        return verb(*args, second=Given(second, envelope, second_file), **kinds)

    said = file_option(
        "--second-passphrase-file",
        "second_file",
        help=T("cli.opt_second_passphrase"),
        metavar="FILE",
    )(gathered)
    said = option("--envelope", help=T("cli.opt_envelope"), is_flag=True)(said)
    return option("--second", help=T("cli.opt_second"), metavar="NAME", default="")(said)
