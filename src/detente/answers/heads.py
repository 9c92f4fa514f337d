"""What every answer begins with, and the figures that all of them hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente._version import __version__
from detente.answers.derive import Way, same
from detente.dossier.files.plain import digest
from detente.dossier.model.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """What an answer that was computed carries: how to get it again.

    Attributes
    ----------
    dossier : str
        The dossier's title.
    dossier_hash : str
        SHA-256 of the dossier's content.
    """

    version: str = __version__
    dossier: str
    dossier_hash: str
    as_of: str
    seed: int
    draws: int
    cautions: tuple[str, ...] = ()


CHANCE: dict[str, Way] = {"chance": "chance.value", **same("low high error", "chance")}
"""What a thing holds that has a chance and something more."""
HEAD = same("version dossier dossier_hash as_of seed draws cautions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What an answer about a dossier carries that holds no figures.

    Attributes
    ----------
    dossier : str
        The dossier's title.
    """

    version: str = __version__
    dossier: str
    as_of: str
    seed: int | None = None


def head(dossier: Dossier, seed: int, draws: int) -> dict[str, Any]:
    """The head of an answer, but for its cautions."""
    return {**named(dossier), "dossier_hash": digest(dossier), "seed": seed, "draws": draws}


def named(dossier: Dossier) -> dict[str, Any]:
    """The head of an answer that holds no figures."""
    return {"dossier": dossier.title, "as_of": dossier.date.isoformat()}
