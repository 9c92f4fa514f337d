"""The dossier: parts, checks and files; with any part of it comes what ``Dossier.set`` does."""

from detente.dossier import change as change
