"""A dossier whose names, lines and levers are put into words."""

from __future__ import annotations

import pytest

import detente
from detente.dossier.model.dossier import Dossier


@pytest.fixture(scope="session")
def two_rivers() -> Dossier:
    """The fictional case, as read."""
    return detente.read("two-rivers")
