"""One finding for one cause: an id that was changed where it stands is missed wherever it is named.

What names an id that is not there is one finding, with every place. Where an id stands that cannot
be read, or stands twice, that is the finding, and it says what the thing is called elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.dossier.files.later import by_day
from detente.dossier.files.tree import Tree
from detente.dossier.lookup import Names, nearest
from detente.errors import Finding
from detente.findings.making import in_order
from detente.phrases import meaning

_PLACES = 6
_UNNAMED = 4
_SHOWN = 60  # characters of an id
_KINDS = {
    f"unknown-{kind}": kind
    for kind in (
        "party", "person", "track", "issue", "option", "draft", "deadline", "source", "statement",
        "why",
    )
}  # fmt: skip
_REASONS = ("why", "source", "statement")  # one id may be named as each of these
_AS = {kind: _REASONS if kind in _REASONS else (kind,) for kind in _KINDS.values()}
_TWICE = ("duplicate-id", "duplicate-key")


@dataclass(slots=True)
class _Unknown:
    """An id that is named and not there."""

    word: str
    kinds: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def settled(findings: Sequence[Finding], tree: Tree, names: Names) -> tuple[Finding, ...]:
    """The findings of all files in their order, one for each cause.

    Parameters
    ----------
    findings : sequence of Finding
    tree : Tree
        Of ``dossier.yaml``.
    names : Names
        What there is, and what of it is named.
    """
    day = tree.value_place(("as-of",))
    return in_order(by_day(by_cause(findings, names), day, names.as_of))


def by_cause(findings: Sequence[Finding], names: Names) -> list[Finding]:
    """The findings, those of one cause made one.

    Parameters
    ----------
    findings : sequence of Finding
        Of all files, in their order.
    names : Names
        What there is, and what of it is named.
    """
    unknown: dict[tuple[str, str], _Unknown] = {}
    rest: list[Finding] = []
    for finding in findings:
        kind = _KINDS.get(finding.slug)
        if kind is None or not finding.about.name:
            rest.append(finding)
            continue
        word = _word(finding)
        part = "why" if kind in _REASONS else kind
        any_known = kind == "option" or any(map(names.of_kind, _AS[part]))
        key = (part, word if any_known else "")
        here = unknown.setdefault(key, _Unknown(word))
        here.kinds.add(kind)
        here.findings.append(finding)
    made = _indented(rest)
    unknown = {key: here for key, here in unknown.items() if not _with_their_party(here, unknown)}
    for (kind, _), here in unknown.items():
        kinds = here.kinds if kind == "why" else {kind}
        known = tuple(dict.fromkeys(name for part in kinds for name in names.of_kind(part)))
        named = {name for part, name in names.named if part in _AS[kind]}
        unnamed = [name for name in known if name not in named]
        cause = _cause(here, known, unnamed, made)
        if cause is None:
            near = nearest(here.word, unnamed)
            renamed = [near] if near else [] if nearest(here.word, known) else unnamed
            made = [finding for finding in made if not _follows(finding, here.word, renamed)]
            made.append(_joined(here, renamed))
        else:
            made[made.index(cause)] = replace(cause, mend=_called(here, cause))
    return made


def _indented(findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for words that stand twice since a line before them is indented wrongly."""
    wrong = {f.place.line: f for f in findings if f.slug == "unknown-word"}
    return [
        finding
        for finding in findings
        if not (finding.about.line_lost and finding.place.line - 1 in wrong)
    ]


def _with_their_party(here: _Unknown, unknown: Mapping[tuple[str, str], _Unknown]) -> bool:
    """Whether it is a person each of whose rows names a party that is not known either."""
    if here.kinds != {"person"}:
        return False
    parties = (other.findings for (kind, _), other in unknown.items() if kind == "party")
    rows = {(f.place.file, f.place.line) for several in parties for f in several}
    return all((f.place.file, f.place.line) in rows for f in here.findings)


def _word(finding: Finding) -> str:
    """The id that a finding calls unknown."""
    return finding.about.name.partition("#")[0].strip()


def _cause(
    here: _Unknown, known: Sequence[str], unnamed: Sequence[str], findings: Sequence[Finding]
) -> Finding | None:
    """The finding of an id that cannot be read, or stands twice, and is likely the one named."""
    meant = nearest(here.word, known)
    likely = meant is None or len(here.findings) > 1
    reason = not here.kinds.isdisjoint(_REASONS)
    for finding in findings:
        slug, word = finding.slug, finding.about.name
        if (
            (slug == "unknown-word" and f"{word} ".startswith(f"{here.word} "))
            or (slug == "missing" and likely and reason and word == "id")
            or (slug == "bad-id" and (likely or word == meant) and word in unnamed)
            or (slug in _TWICE and likely and word in known)
            or (slug in _TWICE and likely and finding.about.line_lost and not reason)
        ):
            return finding
    return None


def _joined(here: _Unknown, unnamed: list[str]) -> Finding:
    """The findings about one unknown id as one."""
    first, *others = here.findings
    if not others:
        one = len(unnamed) == 1
        return replace(first, mend=meaning(first.mend, unnamed[0]) if one else first.mend)
    places = list(dict.fromkeys(f"{finding.place}" for finding in others))
    shown = ", ".join(places[:_PLACES]) + (", …" if len(places) > _PLACES else "")
    many = f"{len(places)} other places" if len(places) > 1 else "another place"
    words = dict.fromkeys(_word(finding) for finding in others) | {here.word: None}
    more = len(words) - 1
    so = f"So {'are' if more > 1 else 'is'} {more} more" if more else "So"
    mend = first.mend
    if unnamed:
        quoted = ", ".join(f'"{name[:_SHOWN]}"' for name in unnamed[:_UNNAMED])
        mend = (
            f"Nothing names {quoted}{', …' if len(unnamed) > _UNNAMED else ''}: if that is what is "
            f'meant, call it "{here.word[:_SHOWN]}" again where it stands; else mend the places '
            "here."
        )
    return replace(first, message=f"{first.message} {so} in {many}: {shown}.", mend=mend)


def _called(here: _Unknown, cause: Finding) -> str:
    """The mend of an id that cannot be read, or stands twice, with what it is called elsewhere."""
    places = list(dict.fromkeys(f"{finding.place}" for finding in here.findings))
    where = (
        f"in {len(places)} places, first in {places[0]}" if len(places) > 1 else f"in {places[0]}"
    )
    name, stands = here.word[:_SHOWN], cause.about.name[:_SHOWN]
    if cause.slug == "missing" or cause.about.line_lost:
        return f'{cause.mend} It is likely "{name}", which is named {where}.'
    if cause.slug == "unknown-word" and stands != name:
        rest = stands.removeprefix(f"{name} ")
        return f"Write a colon after {name}: {name}: {rest}. It is named {where}."
    if cause.slug == "unknown-word":
        return f"Let it begin where the others of its sort begin: it is named {where}."
    if cause.slug == "bad-id":
        return f"Write {name}, as it is called {where}."
    return f'{cause.mend} One of the two is likely "{name}", which is named {where}.'


def _follows(finding: Finding, word: str, renamed: Sequence[str]) -> bool:
    """Whether it is there for the one reason that this id is not known."""
    about = finding.about.name
    if finding.slug == "unknown-target":
        return word in about.split(".")
    return finding.severity != "error" and [about] == list(renamed)
