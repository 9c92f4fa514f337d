"""The topics of a dossier: its issues, with the keywords listed or words of their own."""

from __future__ import annotations

import re
from collections import Counter

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Issue
from detente.reading.lexicon.read import lexicon
from detente.reading.topics import Topic

_SHORTEST, _SHORT = 4, 3
_EMPTY = frozenset(lexicon("word-forms")["empty"])


def topics_of(dossier: Dossier) -> tuple[Topic, ...]:
    """The issues of a dossier as topics, in its order.

    Where an issue lists no keywords, its id and short name stand in for them, and other words of
    its name and options are hints, but for those that another issue uses too or a party's name
    holds: they would tell nothing apart.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> topics = {topic.id: topic for topic in topics_of(read("two-rivers"))}
    >>> topics["border"].keywords, topics["army"].keywords, topics["army"].hints
    (('border', 'line', 'ridge'), ('army',), ('50,000', '80,000'))
    """
    own = {id: _words(id, issue) for id, issue in dossier.issues.items() if not issue.keywords}
    used = Counter(word for words in own.values() for word in words)
    for issue in dossier.issues.values():
        used.update({keyword.lower() for keyword in issue.keywords})
    for party in dossier.parties.values():
        used.update(dict.fromkeys(party.name.lower().split(), 2))
    return tuple(
        Topic(
            id=id,
            name=issue.name,
            keywords=issue.keywords or _names(id, issue),
            hints=tuple(own[id][w] for w in own.get(id, ()) if used[w] == 1 and w != id),
        )
        for id, issue in dossier.issues.items()
    )


def _names(id: str, issue: Issue) -> tuple[str, ...]:
    short = len(issue.name.split()) <= _SHORT
    return tuple(dict.fromkeys((id.replace("-", " "), *((issue.name,) if short else ()))))


def _words(id: str, issue: Issue) -> dict[str, str]:
    """The words of an issue that carry meaning, by themselves in lower case."""
    text = " / ".join((id.replace("-", " "), issue.name, *issue.options.values()))
    words = re.findall(r"\d{1,3}(?:,\d{3})+|[^\W\d_](?:[\w’'-]*\w)?", text)
    good = [w for w in words if w[0].isdigit() or len(w) >= _SHORTEST]
    return {word.lower(): word for word in good if word.lower() not in _EMPTY}
