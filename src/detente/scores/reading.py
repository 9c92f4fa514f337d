"""Saved forecasts and past cases read strictly: whatever is wrong with a file is a finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from detente.cases import catalogue
from detente.dossier.files.explain import explain
from detente.dossier.files.strict import fit_values, no_constant, not_json, once, unfit_letter
from detente.dossier.files.tree import Path as Steps
from detente.dossier.files.tree import Tree
from detente.dossier.files.yamltree import parse_yaml
from detente.errors import DossierError, Finding, Place, path_of
from detente.findings.making import found, in_order
from detente.forecasting.cases_table import cases_in
from detente.forecasting.own_cases import OwnCases
from detente.forecasting.scoring import FEW, LEAST, Scored, Scores, score
from detente.scores.saved import Ranged, SavedForecast
from detente.userfiles import Mends, read_within, refuse, text_of

FOLDER = "forecasts"
"""Where a dossier's folder keeps them."""
MAX_BYTES = 1_000_000
MAX_FILES = 10_000
_MEND = "A saved forecast is one JSON object; take the file as `detente forecast save` wrote it."
_MENDS = Mends(
    other=_MEND,
    unread="Name a saved forecast, or the folder of a dossier that has some.",
    large=_MEND,
)


def read_saved(file: str | Path) -> SavedForecast:
    """The forecast in a file.

    Raises
    ------
    DossierError
        With every finding; a file that is no plain file, or too large, is refused.
    """
    path = path_of("file", file)
    text = text_of(read_within(path, path.name, MAX_BYTES, _MENDS), path.name, _MEND)
    tree, findings = _parse(text, path.name)
    if findings:
        raise DossierError(in_order(findings))
    try:
        saved = SavedForecast.model_validate(tree.data)
    except ValidationError as error:
        wrong = [finding for _, finding in explain(error, tree, SavedForecast) if finding]
        raise DossierError(in_order(wrong)) from None
    wrong = list(_at_odds(saved, tree))
    if wrong:
        raise DossierError(in_order(wrong))
    return saved


def read_many(files: Iterable[str | Path]) -> dict[Path, SavedForecast]:
    """Every forecast in these files, folders, dossiers' folders and cases, by their names.

    Raises
    ------
    DossierError
        With the findings of all files.
    """
    paths = dict.fromkeys(path for one in files for path in _files(path_of("files", one)))
    read: dict[Path, SavedForecast] = {}
    findings: list[Finding] = []
    for path in paths:
        try:
            read[path] = read_saved(path)
        except DossierError as error:
            findings += error.findings
    if findings:
        raise DossierError(in_order(findings))
    return read


def on_record(folder: Path) -> tuple[Finding, ...]:
    """What is wrong with the forecasts that a dossier's folder keeps."""
    if not (folder / FOLDER).is_dir():
        return ()
    try:
        read_many([folder])
    except DossierError as error:
        return tuple(
            replace(one, place=replace(one.place, file=f"{FOLDER}/{one.place.file}"))
            for one in error.findings
        )
    return ()


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or those in a folder; in a dossier's or a case's, those in ``forecasts``."""
    if not path.exists() and str(path) in catalogue.names():
        path = catalogue.path(str(path))
    if not path.is_dir():
        yield path
        return
    inside = path / FOLDER
    files = sorted((inside if inside.is_dir() else path).glob("*.json"))
    many = [
        file for file in files if not (inside.is_dir() is False and file.name == "sources.json")
    ]
    if len(many) > MAX_FILES:
        raise refuse(
            "too-large",
            path.name,
            f"the folder holds {len(many):,} forecasts; at most {MAX_FILES:,} are read.",
            "Name some of them.",
        )
    yield from many


def read_cases(file: str | Path) -> OwnCases:
    """Past cases of your own, for ``Settings(cases=...)``.

    Parameters
    ----------
    file : str or Path
        A table (CSV, UTF-8) with the columns ``case``, ``months``, ``ended`` (settlement,
        ceasefire, otherwise, open), and ``source`` if wanted.

    Raises
    ------
    DossierError
        With every finding.
    """
    path = path_of("file", file)
    mend = "Name a table of past cases: case, months, ended."
    mends = Mends(other=mend, unread=mend, large=mend)
    return cases_in(read_within(path, path.name, MAX_BYTES, mends), path.name)


def _parse(text: str, file: str) -> tuple[Tree, list[Finding]]:
    """The values of a JSON text, and what keeps it from being read."""
    findings: list[Finding] = []
    twice: list[str] = []
    try:
        data = json.loads(
            text,
            parse_constant=no_constant,
            object_pairs_hook=lambda pairs: once(pairs, twice),
        )
        unfit: list[str] = []
        data = fit_values(data, unfit)
    except (ValueError, RecursionError) as error:
        return Tree(file=file), [not_json(file, error, _MEND)]
    places = _places(text, file)
    tree = Tree(file=file, data=data, values=places.values, keys=places.keys)
    for name in dict.fromkeys(twice):
        said = f'"{name[:40]}" stands twice in one object.'
        findings.append(found("duplicate-key", Place(file), said, _MEND))
    findings += [unfit_letter(Place(file), one) for one in unfit]
    if not isinstance(data, dict):
        findings.append(found("wrong-type", Place(file), "this is not an object.", _MEND))
    return tree, findings


def _places(text: str, file: str) -> Tree:
    """Where each value stands: JSON is YAML, but for corners in which nothing is placed."""
    tree = parse_yaml(text, file)
    return Tree(file=file) if tree.findings else tree


def _at_odds(saved: SavedForecast, tree: Tree) -> Iterator[Finding]:
    """What no forecast that was saved can hold."""

    def wrong(path: Steps, said: str) -> Finding:
        return found("forecast-at-odds", tree.value_place(path), said, _MEND)

    days = [one.by for one in saved.forecasts]
    for number, one in enumerate(saved.forecasts):
        at: Steps = ("forecasts", number)
        if one.by <= saved.as_of:
            yield wrong((*at, "by"), f"{one.by} is not after {saved.as_of}, its as-of.")
        if number and one.by <= days[number - 1]:
            yield wrong((*at, "by"), f"{one.by} is not after {days[number - 1]} before it.")
        parts: dict[Steps, Any] = {
            at: one,
            (*at, "pooled"): one.pooled,
            (*at, "prior"): one.prior,
            (*at, "base-rate"): one.base_rate,
        }
        for path, part in parts.items():
            if isinstance(part, Ranged) and part.low > part.high:
                yield wrong((*path, "low"), f"{part.low:g} lies above {part.high:g}, its high.")
    outcome = saved.outcome
    if outcome is not None and outcome.on <= saved.as_of:
        yield wrong(("outcome", "on"), f"{outcome.on} is not after {saved.as_of}, its as-of.")
    elif outcome is not None and not outcome.came and outcome.on < days[0]:
        yield wrong(("outcome", "on"), f"by {outcome.on} no date of the forecast was over.")


TOGETHER = (
    "Forecasts of one event, for several dates or from several days, come true or fail together: "
    "they count for less than their number."
)
HINDSIGHT = (
    "The forecasts in {files} were saved after a day that they ask about: whoever wrote the "
    "estimates could know what came by it."
)
CUT = (
    f"Log scores take a chance below {100 * LEAST:g} % or above {100 - 100 * LEAST:g} % for that, "
    "so that one forecast of never or certainly cannot outweigh all others."
)


def score_forecasts(files: Iterable[str | Path] | str | Path) -> Scores | None:
    """How far off saved forecasts were; None if none of them is resolved.

    Parameters
    ----------
    files : str, Path or several
        Saved forecasts, folders of them, folders of dossiers, or names of worked cases.

    Raises
    ------
    DossierError
        With the findings of all files.
    """
    several = [files] if isinstance(files, str | Path) else files
    return score([one for saved in read_many(several).values() for one in saved.scored()])


def in_hindsight(saved: Iterable[SavedForecast]) -> tuple[str, ...]:
    """That some were put on record when what they ask about was over."""
    late = sum(one.made > one.forecasts[0].by for one in saved)
    return (HINDSIGHT.format(files="one file" if late == 1 else f"{late} files"),) if late else ()


def doubts(forecasts: Sequence[Scored], scores: Scores | None) -> tuple[str, ...]:
    """What to bear in mind of scores."""
    if scores is None:
        return ()
    said = []
    if scores.n < FEW:
        many = "one forecast has" if scores.n == 1 else f"{scores.n} forecasts have"
        said.append(f"Only {many} come true or not: with fewer than {FEW}, scores say little.")
    if scores.n > 1:
        said.append(TOGETHER)
    chances = [p for one in forecasts for p in (one.chance, one.base_rate, one.prior, one.pooled)]
    if any(p is not None and not LEAST <= p <= 1 - LEAST for p in chances):
        said.append(CUT)
    return tuple(said)
