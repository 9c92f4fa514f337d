"""Any package scored: what each party would gain by it, and whether it would keep it."""

from __future__ import annotations

from collections.abc import Mapping

from detente.asked import Settings, asked
from detente.dealspace.package import PackageScore, score_package
from detente.dossier.files.read import Named
from detente.dossier.lookup import suggest
from detente.dossier.model.dossier import Dossier
from detente.errors import expect
from detente.keeping import anew
from detente.playing import believed
from detente.worlds.build import build_worlds

_RULE = "options by issue, such as {'border': 'old-line'} or 'border=old-line,army=no-cap'"


def gain(
    dossier: Named,
    package: Mapping[str, str] | str,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
) -> PackageScore:
    """What each party gains by a package, and whether it lies in the zone.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    package : dict of issue -> option, or str
        As a text: ``border=old-line,army=no-cap``. Issues left out stand at today's option,
        or at the first where that is not known.
    settings : Settings
    seed : int

    Raises
    ------
    ValueError
        An issue or an option is not in the dossier.

    Examples
    --------
    >>> found = gain("two-rivers", "border=middle-line,guarantee=troops,army=cap-80k")
    >>> found.today
    ('dam', 'trade')
    >>> [line.name for line in found.crossed]
    ['coast.guarantee', 'south.guarantee']
    >>> found.parties["north"].gain.low < found.parties["north"].gain.high
    True
    """
    known = asked(dossier, settings, seed)
    answers = read_package(known, package)
    inputs, _ = believed(known, settings, seed=seed, keep=anew)
    names = {id: party.name for id, party in known.parties.items()}
    return score_package(build_worlds(known, inputs, inner=settings.inner), answers, names)


def read_package(dossier: Dossier, package: Mapping[str, str] | str) -> dict[str, str]:
    """The options of a package by issue, each of which must be in the dossier.

    Examples
    --------
    >>> import detente
    >>> read_package(detente.read("two-rivers"), "border=midle-line")
    Traceback (most recent call last):
    ...
    ValueError: package has "midle-line" on "border", which is not an option. ... "middle-line"?
    """
    expect("package", package, (str, Mapping), _RULE)
    answers = dict(_pairs(package) if isinstance(package, str) else package.items())
    for issue, option in answers.items():
        if issue not in dossier.issues:
            near = suggest(str(issue), dossier.issues, what="Issues")
            raise ValueError(f'package has "{issue}", which is not an issue. {near}')
        if option not in dossier.issues[issue].options:
            near = suggest(str(option), dossier.issues[issue].options, what="Options")
            raise ValueError(f'package has "{option}" on "{issue}", which is not an option. {near}')
    return answers


def _pairs(text: str) -> dict[str, str]:
    answers: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        issue, equals, option = (word.strip() for word in part.partition("="))
        if not equals:
            raise ValueError(f'package has "{part}"; it must be {_RULE}')
        if answers.get(issue, option) != option:
            raise ValueError(f'package has two answers to "{issue}": {answers[issue]}, {option}')
        answers[issue] = option
    return answers
