"""What is said of a dossier's own files as JSON: new, check, import, export, and the cases."""

from __future__ import annotations

from dataclasses import dataclass

from detente._version import __version__
from detente.answers.heads import Named
from detente.errors import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer(Named):
    """The answer of ``detente new``."""

    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer:
    """The answer of ``detente check``."""

    version: str = __version__
    dossier: str
    as_of: str | None
    seed: int | None = None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAnswer(Named):
    """The answer of ``detente import``.

    Attributes
    ----------
    updated : bool
        Whether a dossier stood there already.
    """

    format: str
    folder: str
    updated: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportAnswer(Named):
    """The answer of ``detente export``.

    Attributes
    ----------
    cautions : tuple of str
        What the files leave out.
    """

    format: str
    files: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """One worked case."""

    name: str
    title: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesAnswer:
    """The answer of ``detente cases``."""

    version: str = __version__
    cases: tuple[CaseAnswer, ...]
