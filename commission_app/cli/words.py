"""Click in the reader's language: help, usage errors and closed lists by our own texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from typing_extensions import override

from commission_app.shared.errors import UserError
from commission_app.shared.texts import Language, T, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DEFAULT: Language = "ru"


class Wrong(click.UsageError):
    """Wrong usage by a text key; the sentence is made where it is shown."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.error = UserError(key, **values)


def lang_of(ctx: click.Context) -> Language:
    """The language of this run."""
    return getattr(ctx.find_root().obj, "lang", DEFAULT)


class Opt(click.Option):
    """An option whose help is a text key."""

    @override
    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or self.help is None:
            return record
        lang = lang_of(ctx)
        text = say(self.help, lang)
        if self.required:
            text = f"{text} [{say(T('cli.required'), lang)}]"
        return record[0], text


class Words(click.ParamType[str]):
    """A word out of a closed list."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    @override
    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "|".join(self.words)

    @override
    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        if str(value) in self.words:
            return str(value)
        raise Wrong(
            T("cli.not_a_word"),
            name=shown(param),
            value=str(value),
            words=", ".join(self.words),
        )


class Whole(click.ParamType[int]):
    """A whole number within two others."""

    name = "number"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    @override
    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "N"

    @override
    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        text = str(value)
        short = text.isascii() and text.isdigit() and len(text) < 10
        if short and self.low <= int(text) <= self.high:
            return int(text)
        raise Wrong(
            T("cli.not_a_number"), name=shown(param), value=text, low=self.low, high=self.high
        )


class _Spoken(click.Command):
    """What commands and groups share: help out of the catalogues."""

    @override
    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        prefix = f"{say(T('cli.usage'), lang_of(ctx))}: "
        formatter.write_usage(ctx.command_path, pieces, prefix)

    @override
    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        own = {"[OPTIONS]": T("cli.usage_options"), "COMMAND [ARGS]...": T("cli.usage_verb")}
        lang = lang_of(ctx)
        return [say(own[piece], lang) if piece in own else piece for piece in pieces]

    @override
    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.help:
            text = say(self.help, lang_of(ctx))
            indent = "  "
            lines = click.wrap_text(text, formatter.width, indent, indent)
            formatter.write(f"\n{lines}\n")

    @override
    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [r for p in options if (r := p.get_help_record(ctx))]
        if records:
            with formatter.section(say(T("cli.options"), lang_of(ctx))):
                formatter.write_dl(records)

    @override
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
            if value and not ctx.resilient_parsing:
                click.echo(ctx.get_help())
                ctx.exit()

        if self._help_option is None:  # one object: click puts its callbacks in order by it
            self._help_option = Opt(
                ["--help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=show,
                help=T("cli.opt_help"),
            )
        return self._help_option


class Verb(_Spoken):
    """One verb."""


class Verbs(_Spoken, click.Group):
    """A group of verbs."""

    command_class = Verb

    @override
    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        lang = lang_of(ctx)
        rows = [(name, summary(command, lang)) for name, command in _all(self)]
        if rows:
            with formatter.section(say(T("cli.verbs"), lang)):
                formatter.write_dl(rows)

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.commands)
            raise Wrong(T("cli.no_such_verb"), verb=args[0], known=known)
        return super().resolve_command(ctx, args)

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of a season


def _all(group: click.Group, before: str = "") -> Iterable[tuple[str, click.Command]]:
    """Verbs with those of groups under their full names, as they are typed."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _all(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def summary(command: click.Command, lang: Language) -> str:
    """The first sentence of a verb's help."""
    return say(command.help or "", lang).partition(". ")[0].rstrip(".")


def option(*names: str, help: str, **kinds: Any) -> Callable[[Any], Any]:  # noqa: A002 - click's word
    """click.option with a text key for its help."""
    return click.option(*names, cls=Opt, help=help, **kinds)


def shown(param: click.Parameter | None) -> str:
    """How a person types this parameter."""
    if param is None:
        return "–"
    if isinstance(param, click.Option):
        return param.opts[-1]
    return (param.metavar or param.human_readable_name).upper()


def sentence(error: click.ClickException, lang: Language) -> str:
    """A usage error of click or of ours in the reader's language."""
    told = _told(error)
    return say(told.key, lang, **told.values)


def _told(error: click.ClickException) -> UserError:
    if isinstance(error, Wrong):
        return error.error
    if isinstance(error, click.NoSuchOption | click.BadOptionUsage):
        key = _OPTION[type(error)]
        return UserError(key, name=error.option_name)
    if isinstance(error, click.BadParameter):
        missing = isinstance(error, click.MissingParameter)
        key = T("cli.missing") if missing else T("cli.bad_value")
        return UserError(key, name=shown(error.param))
    return UserError(T("cli.not_understood"))


_OPTION = {
    click.NoSuchOption: T("cli.no_such_option"),
    click.BadOptionUsage: T("cli.option_usage"),
}
