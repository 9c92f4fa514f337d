"""The entry point: which commands there are, and what an exit code means.

0: done. 1: findings in the user's files. 2: wrong usage. 70: a fault of this program.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any

import typer
import typer.core

from detente._version import __version__
from detente.cli import (
    ask,
    brief,
    cache,
    cases,
    check,
    class_,
    class_new,
    deals,
    drafts,
    drafts_add,
    drafts_compare,
    drafts_export,
    drafts_lineage,
    drafts_lint,
    drafts_map,
    drafts_matrix,
    drafts_next,
    drafts_objections,
    drafts_path,
    drafts_show,
    export,
    forecast,
    forecast_backtest,
    forecast_resolve,
    forecast_save,
    forecast_score,
    import_,
    learn,
    levers,
    new,
    positions,
    read,
    review,
    serve,
    show,
    stopping,
    talks,
)
from detente.cli.options import as_typed
from detente.cli.screen import note, settle_streams, write
from detente.cli.stopping import STOPPED
from detente.errors import ClusterError, DossierError, SettingsError
from detente.wording.commands import files

DONE, FINDINGS, USAGE, FAULT = 0, 1, 2, 70


class Phrases(typer.core.TyperGroup):
    """Commands of one word or two: ``forecast`` takes a dossier, ``forecast score`` is its own."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The longest name that the words begin with."""
        two = " ".join(args[:2])
        if two in self.commands:
            return two, self.commands[two], args[2:]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="detente",
    cls=Phrases,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: as fast, and the same in a pipe
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        write(f"detente {__version__}")
        raise typer.Exit


@app.callback(epilog="\b\nExample:\n  detente brief two-rivers")
def _detente(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A workbench for peace talks.

    Is there a deal that every side would rather have than go on fighting? What stands in its way,
    how may the talks unfold, and what can a mediator do?

    DOSSIER is a folder, a zip of one, a workbook, or the name of a worked case (detente cases).
    """


COMMANDS = (
    new, check, ask, positions, drafts, drafts_add, drafts_show, drafts_map, drafts_compare,
    drafts_lineage, drafts_objections, drafts_path, drafts_next, drafts_lint, drafts_matrix,
    drafts_export, deals, learn, talks, levers, forecast, forecast_save,
    forecast_resolve, forecast_score, forecast_backtest, brief, class_, class_new, cases,
    import_, export, read, review, show, serve, cache,
)  # fmt: skip
for command in COMMANDS:
    name = command.__name__.rpartition(".")[2].rstrip("_")
    # The help of its first word tells of a command of two words.
    phrase = name.replace("_", " ")
    made = app.command(phrase, epilog=command.EXAMPLE, hidden=" " in phrase)
    made(getattr(command, f"{name}_command"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        What stands after ``detente`` on the command line; the process's own by default.

    Examples
    --------
    >>> main(["--version"])
    detente ...
    0
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    settle_streams()
    try:
        with stopping.heard():
            code = _run(words)
    except KeyboardInterrupt:
        code = STOPPED
    if code == STOPPED or stopping.asked():
        note(stopping.WORD)
        return STOPPED
    return code


@lru_cache(1)
def _command() -> Any:
    """The commands with their options, put together once."""
    return typer.main.get_command(app)


def _run(words: list[str]) -> int:
    """Run one command; an interrupt goes on to whoever asked."""
    try:
        _command()(args=words, prog_name="detente")
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else DONE
    except Exception as failure:
        if stopping.asked():
            return STOPPED
        if "--debug" in words:
            raise
        return _explain(failure)
    return DONE


def _explain(failure: Exception) -> int:
    """Say what went wrong in the user's terms, and return the exit code that it means."""
    if isinstance(failure, DossierError):
        for finding in failure.findings:
            note(str(finding))
        return FINDINGS
    if isinstance(failure, ClusterError):
        note(f"Error: {failure}")
        return FINDINGS
    if isinstance(failure, SettingsError):
        note(f"Error: {as_typed(str(failure))}")
        return USAGE
    if isinstance(failure, OSError):
        note(f"Error: {failure.strerror or failure}: {failure.filename or ''}".rstrip(": "))
        return USAGE
    note(f"Error: {type(failure).__name__}: {failure}")
    note(files.FAULT)
    return FAULT


def run() -> None:
    """Run the process's own words and end; what is done by then is not stopped any more."""
    code = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if code == STOPPED:
        stopping.end()
    sys.exit(code)
