"""Which issues the words of a text point to: phrases before single words, in any inflection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.reading.topics import Topic

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A keyword met in a text: where, as it stands there, and the issues it points to."""

    start: int
    end: int
    word: str
    issues: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether it points to one issue only."""
        return len(self.issues) == 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keywords:
    """The keywords of all topics, ready to be looked for."""

    patterns: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The keywords in a text, in its order; of two that overlap only the longer.

        >>> from detente.reading.topics import Topic
        >>> topics = (Topic(id="army", name="Army", keywords=("army", "withdraw")),
        ...           Topic(id="aid", name="Aid", keywords=("Army of Relief",)))
        >>> words = keywords_of(topics)
        >>> [(hit.word, hit.issues) for hit in words.hits("armies withdrew; the Army of Relief")]
        [('armies', ('army',)), ('withdrew', ('army',)), ('Army of Relief', ('aid',))]
        """
        found: dict[tuple[int, int], Hit] = {}
        for pattern, issues in self.patterns:
            for match in pattern.finditer(text):
                span = match.span()
                before = found[span].issues if span in found else ()
                together = (*before, *(i for i in issues if i not in before))
                found[span] = Hit(start=span[0], end=span[1], word=match.group(), issues=together)
        return _longest(found.values())


def keywords_of(topics: Sequence[Topic]) -> Keywords:
    """The keywords of the topics, compiled; one that several topics list points to each."""
    issues: dict[str, tuple[str, ...]] = {}
    for topic in topics:
        for keyword in topic.keywords:
            key = keyword if keyword.isupper() else keyword.lower()
            if key.strip() and topic.id not in issues.get(key, ()):
                issues[key] = (*issues.get(key, ()), topic.id)
    return Keywords(patterns=tuple((_pattern(key), found) for key, found in issues.items()))


def _longest(hits: object) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):  # type: ignore[call-overload]
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _pattern(keyword: str) -> re.Pattern[str]:
    words = keyword.split()
    parts = [re.escape(word) for word in words[:-1]] + [_inflected(words[-1])]
    # A blank in a keyword is any white space, a hyphen or nothing in the text: "frontline".
    body = r"[\s-]*".join(part.replace(r"\-", r"[\s-]?") for part in parts)
    flags = 0 if keyword.isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w]){body}(?:['’]s)?(?![\w])", flags)


_IRREGULAR = {
    "withdraw": ("withdrew", "withdrawn"),
    "give": ("gave", "given"),
    "leave": ("left",),
    "hold": ("held",),
    "freeze": ("froze", "frozen"),
    "keep": ("kept",),
    "fight": ("fought",),
}


def _inflected(word: str) -> str:
    """A pattern for a word and the forms that rules of English make of it.

    >>> [bool(re.fullmatch(_inflected("cede"), form)) for form in ("cedes", "ceding", "cedar")]
    [True, True, False]
    >>> bool(re.fullmatch(_inflected("army"), "armies"))
    True
    """
    bare = re.escape(word)
    if word.isupper() or not word.isalpha() or len(word) < 3:
        return bare + ("s?" if word.isalpha() and len(word) > 2 else "")
    forms = [bare + "(?:s|es|ed|d|ing)?", *_IRREGULAR.get(word.lower(), ())]
    if word.endswith("e"):
        forms.append(bare[:-1] + "(?:ing|ed|ation)")
    elif word.endswith("y") and word[-2].lower() not in _VOWELS:
        forms.append(bare[:-1] + "(?:ies|ied)")
    elif word.endswith("s") and not word.endswith("ss"):
        forms.append(bare[:-1])
    elif word[-1].lower() not in _VOWELS + "wxys" and word[-2].lower() in _VOWELS:
        forms.append(bare + bare[-1] + "(?:ed|ing)")
    return "(?:" + "|".join(forms) + ")"
