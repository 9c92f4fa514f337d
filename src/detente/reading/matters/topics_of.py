"""The topics of a dossier: its issues, with the keywords listed or words of their own."""

from __future__ import annotations

import re
from collections import Counter

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Issue
from detente.reading.topics import Topic

_SHORTEST = 4
_EMPTY = frozenset(
    """
    about above after again against agreed agreement along also another answer anyone because
    before behind being below beside between both came come cost does done down during each
    either every first from further good have having here high himself how idea into itself
    keep kept large last later least less like long made make many more most much must neither
    next nobody none nothing once only open other others over part pleases quite same second
    shall share should side since some staged stand stands stay still such take taken than that
    their them then there these they thing third this those through today together under until
    upon very what whatever when where whether which while whole whose will with within without
    would year years your today's yesterday party parties state states
    """.split()  # noqa: SIM905
)


def topics_of(dossier: Dossier) -> tuple[Topic, ...]:
    """The issues of a dossier as topics, in its order.

    Where an issue lists no keywords, the words of its name and options stand in for them, but for
    those that another issue uses too: they would tell nothing apart.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> topics = {topic.id: topic for topic in topics_of(read("two-rivers"))}
    >>> topics["border"].keywords
    ('border', 'line', 'ridge')
    >>> topics["army"].keywords
    ('army', '50,000', '80,000')
    """
    own = {id: _words(id, issue) for id, issue in dossier.issues.items()}
    used = Counter(word.lower() for words in own.values() for word in words)
    for issue in dossier.issues.values():
        used.update({keyword.lower() for keyword in issue.keywords})
    return tuple(
        Topic(
            id=id,
            name=issue.name,
            keywords=issue.keywords or tuple(w for w in own[id] if used[w.lower()] == 1),
        )
        for id, issue in dossier.issues.items()
    )


def _words(id: str, issue: Issue) -> tuple[str, ...]:
    """The words of an issue that carry meaning, each once."""
    if issue.keywords:
        return ()
    found: dict[str, str] = {}
    for text in (id.replace("-", " "), issue.name, *issue.options.values()):
        for match in re.finditer(r"\d{1,3}(?:,\d{3})+|[^\W\d_][\w’'-]*", text):
            word = match.group().strip("’'-")
            number = word[0].isdigit()
            if number or (len(word) >= _SHORTEST and word.lower() not in _EMPTY) or id == word:
                found.setdefault(word.lower(), word)
    return tuple(found.values())
