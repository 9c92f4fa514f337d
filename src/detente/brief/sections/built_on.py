"""What this is built on: assumptions, every input, sources and statements, method, cautions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.brief.sections.statements import Evidence, evidence
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Source
from detente.glossary import words_for
from detente.phrases import listed
from detente.wording import names
from detente.wording import sections as words
from detente.wording.numbers import Link

if TYPE_CHECKING:
    from detente.results import Study
    from detente.worlds.inputs import Input


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A named judgement, and the inputs that rest on it."""

    id: str
    text: str
    carries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRow:
    """One uncertain number as stated, and its reason."""

    name: str
    label: str
    estimate: str
    links: tuple[Link, ...]
    assumption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source, cited, with the statements that stand in it."""

    id: str
    citation: str
    note: str
    url: str
    hash: str
    statements: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltOn:
    """Everything a reader needs to check the rest."""

    assumptions: tuple[Assumption, ...]
    defaults: tuple[InputRow, ...]
    inputs: tuple[tuple[str, tuple[InputRow, ...]], ...]
    inputs_count: int
    draws: str
    version: str
    rate_sources: tuple[str, ...]
    sources: tuple[SourceRow, ...]
    loose: tuple[Evidence, ...]
    cautions: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    at_war: bool


def built_on(study: Study) -> BuiltOn:
    """The last section."""
    dossier, at_war = study.dossier, study.dossier.war is not None
    inputs = study.deals.worlds.inputs.inputs
    stated = [entry for entry in inputs if not entry.default]
    return BuiltOn(
        assumptions=tuple(
            Assumption(id=id, text=text, carries=tuple(e.label for e in inputs if id in e.why))
            for id, text in dossier.assumptions.items()
        ),
        defaults=tuple(_input(study, entry) for entry in inputs if entry.default),
        inputs=_grouped(study, stated),
        inputs_count=len(inputs),
        draws=f"{study.settings.draws:,}",
        version=study.version,
        rate_sources=tuple(
            dict.fromkeys(r.source for at in study.forecast.dates for r in at.base_rates)
        ),
        sources=tuple(source_row(dossier, source) for source in dossier.sources.values()),
        loose=tuple(
            evidence(dossier, s) for s in dossier.statements if s.source not in dossier.sources
        ),
        cautions=study.cautions,
        settings=_settings(study),
        words=tuple(sorted(words_for(war=at_war).items(), key=lambda item: item[0].lower())),
        at_war=at_war,
    )


def _grouped(study: Study, entries: list[Input]) -> tuple[tuple[str, tuple[InputRow, ...]], ...]:
    """By party, then the war or the standoff, durability, mediation and levers."""
    groups: dict[str, list[InputRow]] = {}
    for entry in entries:
        first = entry.name.partition(".")[0]
        known = study.dossier.parties.get(first)
        head = known.name if known else first.capitalize()
        groups.setdefault(head, []).append(_input(study, entry))
    return tuple((head, tuple(rows)) for head, rows in groups.items())


def _input(study: Study, entry: Input) -> InputRow:
    return InputRow(
        name=entry.name,
        label=entry.label,
        estimate=words.estimate(entry.estimate, default=entry.default),
        links=names.reasons(study.dossier, entry.why),
        assumption=entry.assumption,
    )


def source_row(dossier: Dossier, source: Source) -> SourceRow:
    """A source as it is cited, with what was said in it."""
    extra: dict[str, Any] = source.model_extra or {}
    custom = extra.get("custom")
    digest = custom.get("sha256", "") if isinstance(custom, dict) else ""
    own = [s for s in dossier.statements if s.source == source.id]
    return SourceRow(
        id=source.id,
        citation=_citation(source, extra),
        note=str(extra.get("note", "")),
        url=str(extra.get("URL", "")),
        hash=str(digest),
        statements=tuple(evidence(dossier, s) for s in own),
    )


def _citation(source: Source, extra: dict[str, Any]) -> str:
    authors = listed(_author(a) for a in extra.get("author", []) if isinstance(a, dict))
    houses = (extra.get(word) for word in ("container-title", "publisher", "authority"))
    house = next((stated for stated in houses if stated), "")
    words = (authors, source.title or source.id, str(house), str(source.issued or ""))
    return ". ".join(word for word in words if word) + "."


def _author(author: dict[str, Any]) -> str:
    literal = author.get("literal")
    if literal:
        return str(literal)
    return " ".join(str(author[key]) for key in ("given", "family") if author.get(key))


def _settings(study: Study) -> tuple[tuple[str, str], ...]:
    settings = study.settings
    values = (
        f"{settings.draws:,}",
        str(settings.inner),
        str(settings.talk_draws),
        str(settings.paths),
        str(study.seed),
        study.version,
        study.dossier_hash,
    )
    return tuple(zip(words.SETTINGS, values, strict=True))
