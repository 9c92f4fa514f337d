"""``detente forecast score``: how far off were the forecasts on record, and are they calibrated?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.figures import NOTHING, percent, spread
from detente.cli.outputs import outputs
from detente.cli.screen import note, write, write_cautions, write_json, write_table, write_text
from detente.files import write_whole
from detente.wording.commands import scores as words
from detente.wording.numbers import number

if TYPE_CHECKING:
    from detente.answers.scores import OnRecord, ScoreAnswer
    from detente.forecasting.scoring import Scores

EXAMPLE = options.example("detente forecast score my-talks")

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...",
        help="Saved forecasts, folders of them, folders of dossiers, or names of worked cases.",
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

    picture = picture_path(chart, *map(str, files))
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


def show_scores(scores: Scores | None) -> None:
    """Write how far off forecasts were, and their calibration."""
    from detente.wording.captions import CALIBRATION

    write("")
    if scores is None:
        write_text(words.NONE_RESOLVED)
        return
    write_text(words.scored(scores.n, round(scores.n * scores.came), scores.open))
    rows = [[words.MODEL, str(scores.n), *_off(scores.brier, scores.log_score), "", ""]]
    rows += [
        [
            words.RIVALS[name],
            str(one.n),
            *_off(one.brier, one.log_score),
            f"{one.own_brier:.3f}",
            NOTHING if one.skill != one.skill else number(one.skill, 2),
        ]
        for name, one in scores.rivals.items()
    ]
    write_table(words.HOW_FAR_OFF, words.OFF_HEADS, rows, right=range(1, 6))
    classes = [
        [
            words.between(row.least, row.most),
            str(row.n),
            percent(row.forecast),
            spread(row.came, row.low, row.high),
        ]
        for row in scores.calibration
    ]
    write_table(CALIBRATION, words.CLASS_HEADS, classes, right=[1])


def _off(brier: float, log_score: float) -> tuple[str, str]:
    return f"{brier:.3f}", f"{log_score:.3f}"


def picture_path(chart: Path | None, *dossiers: str, cases: Path | None = None) -> Path | None:
    """Where the picture goes; what ends otherwise than in ``.svg`` is wrong usage."""
    if chart is not None and (chart.suffix.lower() != ".svg" or chart.is_dir()):
        raise typer.BadParameter(words.no_picture(chart), param_hint="--chart")
    for dossier in dossiers:
        outputs(dossier, {"--chart": chart}, reads={"--cases": cases})
    return chart


def draw_calibration(scores: Scores | None, file: Path) -> None:
    """Write the picture of calibration, if there is anything to show."""
    if scores is None:
        note(words.NO_PICTURE)
        return
    from detente.charts.calibration import CalibrationMark, calibration_chart
    from detente.charts.style import WIDE
    from detente.charts.svg import draw, standalone
    from detente.wording.captions import CALIBRATION, CALIBRATION_NOTE

    marks = tuple(
        CalibrationMark(said=row.forecast, came=row.came, low=row.low, high=row.high, n=row.n)
        for row in scores.calibration
    )
    svg = draw(
        calibration_chart(marks, form=WIDE),
        id="calibration",
        title=CALIBRATION,
        description=CALIBRATION_NOTE,
    )
    write_whole(file, standalone(svg))
    note(words.written(file))
