"""The options that commands share, so that a word means the same in each of them."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


def option(name: str, metavar: str, *, help: str) -> Any:
    """An option that is empty unless it is given.

    >>> option("--party", "PARTY", help="Show this party.").metavar
    'PARTY'
    """
    return typer.Option(name, metavar=metavar, help=help, show_default=False)


Template = Annotated[
    Path | None,
    option(
        "--template",
        "FILE",
        help="A Word file of your own (.docx, .dotx) whose styles and page --docx takes.",
    ),
]
Marking = Annotated[
    str,
    option(
        "--marking",
        "WORDS",
        help="What stands above and below every page of --docx: CONFIDENTIAL – DRAFT.",
    ),
]
DossierName = Annotated[
    str,
    typer.Argument(
        metavar="DOSSIER",
        help="A folder, a zip of one, a workbook (.xlsx), or the name of a worked case.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Use only what was known by this day, such as 2025-11-25.",
        show_default=False,
    ),
]
Draws = Annotated[
    int,
    typer.Option(
        "--draws", metavar="N", min=20, max=100_000, help="Samples of everything uncertain."
    ),
]
Paths = Annotated[
    int,
    typer.Option(
        "--paths",
        metavar="N",
        min=1,
        max=1_000_000,
        help="Ways the talks may go on, for each draw.",
    ),
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", min=0, help="The one number behind all random ones.")
]

_TYPED = {
    "early_harvest": "--early-harvest",
    "event": "--event",
    "on": "--on",
    "pen": "--pen",
    "talks.proposer": "--proposer",
    "talks.protocol": "--protocol",
    "tracks": "--tracks",
}
_FIELD = "|".join(map(re.escape, _TYPED))


def as_typed(said: str) -> str:
    """What a refusal says, with options in place of the fields of Python's settings.

    >>> as_typed("early_harvest needs tracks='parallel'")
    '--early-harvest needs --tracks parallel'
    >>> as_typed("pen is 'east'; it must be none, or one of north, south")
    "--pen is 'east'; it must be none, or one of north, south"
    """
    said = re.sub(rf"^({_FIELD}) (?=is |needs )", lambda at: f"{_TYPED[at[1]]} ", said)
    return re.sub(rf"\b({_FIELD})='([^']*)'", lambda at: f"{_TYPED[at[1]]} {at[2]}", said)


def share(text: str) -> float:
    """A share as people write it: 0.5, or 50 %."""
    from detente.numerals import likely, one_number
    from detente.wording.commands.files import no_share

    number = one_number(text)
    if number is None or not 0 <= number <= 1:
        meant = likely(text) if number is None else None
        would = one_number(meant)
        there = would is not None and 0 <= would <= 1
        raise typer.BadParameter(no_share(text, meant if there else None), param_hint="--weight")
    return number


class ConflictKind(StrEnum):
    """The kinds of conflict, as the dossier names them."""

    BETWEEN_STATES = "between-states"
    WITHIN_A_STATE = "within-a-state"
    NONE = "none"


Conflict = Annotated[
    ConflictKind | None,
    typer.Option(
        "--class",
        help="The kind of conflict whose past cases the forecast is set beside; else as the "
        "dossier has it.",
        show_default=False,
    ),
]
Weight = Annotated[
    float | None,
    typer.Option(
        "--weight",
        metavar="W",
        parser=share,
        help="How much the model counts beside those past cases, 0 to 1; else as the dossier "
        "has it, or 0.5.",
        show_default=False,
    ),
]
Cases = Annotated[
    Path | None,
    typer.Option(
        "--cases",
        metavar="FILE.csv",
        help="Past cases of your own, to stand before those on record here: a table with the "
        "columns case, months, ended (settlement, ceasefire, otherwise, open).",
        show_default=False,
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Have the talks played by a Dask cluster of yours, such as tcp://127.0.0.1:8786; the "
        "answer is the same to the last bit.",
        show_default=False,
    ),
]
Checkpoint = Annotated[
    Path | None,
    typer.Option(
        "--checkpoint",
        metavar="FOLDER",
        help="Write down each part of the talks once it is played, so that a run that was broken "
        "off goes on where it was.",
        show_default=False,
    ),
]


class Decided(StrEnum):
    """What may be decided by what is asked."""

    zone = "zone"
    deal = "deal"
    choice = "choice"


class HeldTracks(StrEnum):
    """How tracks are negotiated."""

    TOGETHER = "together"
    PARALLEL = "parallel"


Tracks = Annotated[
    HeldTracks | None,
    typer.Option(
        "--tracks",
        help="How the tracks are negotiated: together, as a single undertaking, or in parallel, "
        "each with a text of its own; else as the dossier has it.",
        show_default=False,
    ),
]
EarlyHarvest = Annotated[
    bool | None,
    typer.Option(
        "--early-harvest/--no-early-harvest",
        help="Whether a track in parallel may be signed ahead of the rest; else as the dossier "
        "has it.",
        show_default=False,
    ),
]
Learned = Annotated[
    bool | None,
    typer.Option(
        "--learned/--as-estimated",
        help="Let all that the parties said on record move the estimates (detente learn shows "
        "how), or nothing of it. If not given, what was said since the dossier's estimates-as-of.",
        show_default=False,
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="DATE",
        help="A date that is asked about, such as 2026-02-24; may be given again. Else those of "
        "the dossier.",
        show_default=False,
    ),
]
Event = Annotated[
    str,
    typer.Option(
        "--event", metavar="EVENT", help="settlement or, where talks can end so, ceasefire."
    ),
]
Chart = Annotated[
    Path | None,
    typer.Option(
        "--chart",
        metavar="FILE.svg",
        help="Draw into this file how often came what was said to be likely.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, on standard output.")]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Compute anew what an earlier run kept, and keep that.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no timings.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")]

# Examples stand under a form feed's cousin: the mark keeps click from joining their lines.
VERBATIM = "\b\n"


def example(*lines: str) -> str:
    """The end of a help text: what to type.

    >>> print(example("detente cases").replace(chr(8), ""))
    <BLANKLINE>
    Example:
      detente cases
    """
    title = "Example:" if len(lines) == 1 else "Examples:"
    return VERBATIM + "\n".join([title, *(f"  {line}" for line in lines)])
