"""``detente forecast score``: how far off were the forecasts on record, and are they calibrated?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.figures import percent
from detente.cli.scoretables import draw_calibration, picture_path, show_scores
from detente.cli.screen import write_cautions, write_json, write_table, write_text
from detente.wording.commands import scores as words

if TYPE_CHECKING:
    from detente.answers.scores import OnRecord, ScoreAnswer

EXAMPLE = options.example("detente forecast score my-talks")

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...",
        help="Saved forecasts, folders of them, or folders of dossiers.",
        show_default=False,
    ),
]


def forecast_score_command(
    files: Files,
    chart: options.Chart = None,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """How far off saved forecasts were, and whether what was likely came as often.

    Brier and logarithmic scores of the forecasts that are resolved, beside those of past cases, of
    the pool, and of one who had known how often it came and always said it.
    """
    from detente.answers.scores import score_answer
    from detente.scores.reading import read_many

    picture = picture_path(chart)
    answer = score_answer(read_many(files))
    if json:
        write_json(answer)
    else:
        _show(answer)
    if picture is not None:
        draw_calibration(answer.scores, picture)


def _show(answer: ScoreAnswer) -> None:
    if not answer.forecasts:
        write_text(words.NONE_SAVED)
        return
    write_table(words.ON_RECORD, words.ON_RECORD_HEADS, map(_row, answer.forecasts), right=[4])
    show_scores(answer.scores)
    write_cautions(answer)


def _row(one: OnRecord) -> list[str]:
    at = one.forecast
    off = "" if one.brier is None else f"{one.brier:.3f}"
    return [
        f"{at.question} ({at.as_of})",
        percent(at.chance),
        percent(at.base_rate),
        words.came(at.came),
        off,
    ]
