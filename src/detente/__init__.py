"""Detente: a workbench for peace talks.

The public names below load when they are first used, so that importing the package is instant.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from detente._version import __version__

if TYPE_CHECKING:
    from detente.asked import Settings as Settings
    from detente.asking.next import ask_next as ask_next
    from detente.brief.page import write_brief as write_brief
    from detente.combining.deciding import what_decides as what_decides
    from detente.combining.plans import follow_plan as follow_plan
    from detente.combining.timing import time_levers as time_levers
    from detente.combining.together import combine_levers as combine_levers
    from detente.combining.tracks import compare_tracks as compare_tracks
    from detente.dealspace.chance import Chance as Chance
    from detente.dossier.as_of import as_of as as_of
    from detente.dossier.change import Dossier as Dossier
    from detente.dossier.files.new import new as new
    from detente.dossier.files.read import check as check
    from detente.dossier.files.read import read as read
    from detente.dossier.files.workbook.write import write_workbook as write_workbook
    from detente.dossier.files.write import write as write
    from detente.dossier.model.dates import When as When
    from detente.drafting.positions import positions as positions
    from detente.errors import DetenteError as DetenteError
    from detente.errors import DossierError as DossierError
    from detente.errors import Finding as Finding
    from detente.errors import Place as Place
    from detente.errors import RefusedError as RefusedError
    from detente.errors import SettingsError as SettingsError
    from detente.estimates import Estimate as Estimate
    from detente.exchange.genius.write import write_genius as write_genius
    from detente.exchange.importing import import_genius as import_genius
    from detente.exchange.importing import import_xlsx as import_xlsx
    from detente.learning import learn as learn
    from detente.looking import look_ahead as look_ahead
    from detente.proposal import gain as gain
    from detente.ranges import Range as Range
    from detente.results import Study as Study
    from detente.scores.backtest import Replay as Replay
    from detente.scores.backtest import backtest as backtest
    from detente.scores.keeping import resolve_forecast as resolve_forecast
    from detente.scores.keeping import save_forecast as save_forecast
    from detente.scores.reading import read_cases as read_cases
    from detente.scores.reading import score_forecasts as score_forecasts
    from detente.telling import tell_path as tell_path
    from detente.workbench import compare_levers as compare_levers
    from detente.workbench import explore_deals as explore_deals
    from detente.workbench import make_forecast as make_forecast
    from detente.workbench import play_talks as play_talks
    from detente.workbench import study as study

_HOMES = {
    "Chance": "dealspace.chance",
    "DetenteError": "errors",
    "Dossier": "dossier.change",
    "DossierError": "errors",
    "Estimate": "estimates",
    "Finding": "errors",
    "Place": "errors",
    "Range": "ranges",
    "RefusedError": "errors",
    "Replay": "scores.backtest",
    "Settings": "asked",
    "SettingsError": "errors",
    "Study": "results",
    "When": "dossier.model.dates",
    "as_of": "dossier.as_of",
    "ask_next": "asking.next",
    "backtest": "scores.backtest",
    "check": "dossier.files.read",
    "combine_levers": "combining.together",
    "compare_levers": "workbench",
    "compare_tracks": "combining.tracks",
    "explore_deals": "workbench",
    "follow_plan": "combining.plans",
    "gain": "proposal",
    "import_genius": "exchange.importing",
    "import_xlsx": "exchange.importing",
    "learn": "learning",
    "look_ahead": "looking",
    "make_forecast": "workbench",
    "new": "dossier.files.new",
    "play_talks": "workbench",
    "positions": "drafting.positions",
    "read": "dossier.files.read",
    "read_cases": "scores.reading",
    "resolve_forecast": "scores.keeping",
    "save_forecast": "scores.keeping",
    "score_forecasts": "scores.reading",
    "study": "workbench",
    "tell_path": "telling",
    "time_levers": "combining.timing",
    "what_decides": "combining.deciding",
    "write": "dossier.files.write",
    "write_brief": "brief.page",
    "write_genius": "exchange.genius.write",
    "write_workbook": "dossier.files.workbook.write",
}

__all__ = ["__version__", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"detente.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
