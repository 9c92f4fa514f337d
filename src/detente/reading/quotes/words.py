"""The words of a sentence with what each may be, one letter a word, so that patterns can be sought.

``Q`` a quotation, ``p`` a pronoun that acts, ``m`` one acted on, ``r`` who and which, ``d`` the,
his, two, ``g`` an owner ("Lund's"), ``N`` in capitals, ``t`` Mr., ``o`` people and bodies, ``n``
any other word, ``w`` days, ``a`` adverbs, ``i`` prepositions, ``f`` of, ``>`` to, ``c`` and, ``s``
when, ``T`` that, ``x`` has and did, ``M`` would, ``b`` is, ``!`` not, ``v`` verbs, ``S`` ``B``
``G`` verbs of saying (finite, plain, with -ing), and marks of punctuation for themselves.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import NamedTuple

from detente.documents.document import Span
from detente.reading.dates.words import MONTHS, WEEKDAYS
from detente.reading.lexicon.read import lexicon
from detente.reading.people.roles import BODIES, ROLES, TITLES
from detente.reading.quotes.masking import MASK

_TOKEN = re.compile(
    rf"{MASK}+|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sen|Rep|Gov|Adm|Prof|St|Rev|Sgt|[A-Z])\.(?=\s)"
    r"|(?:[A-Za-z]\.){2,}|[’'](?:d|ll|ve|re|m|s)\b|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Ww]ho)(?=[’']s\b)"
    r"|[^\W_]+(?=[’'](?:d|ll|ve|re|m)\b)"
    r"|[$€£]?[^\W_]+(?:[’'.&,](?=[^\W_])[^\W_]+|-[^\W_]+)*(?:[’'](?=\s))?|--|\.\.\.|\S"
)
_MARKS = {"–": "-", "—": "-", "--": "-", "…": ".", "...": ".", "!": ".", "?": "."}
_DOERS = re.compile(r"[a-z-]{3,}(?:ists?|ians?|[a-z](?:wo)?m[ae]n|ees|[eo]rs)")
_LISTS: list[str] = lexicon("saying")["verbs"]


@functools.cache
def listed(name: str) -> frozenset[str]:
    """A list of the lexicon of saying."""
    return frozenset(lexicon("saying")[name])


PEOPLE = ROLES | BODIES | listed("people")


class Verb(NamedTuple):
    """A form of a verb of saying: what it is of, its letter, and the lists that the verb is in."""

    lemma: str
    tag: str
    lists: frozenset[str]


def forms_of(lemma: str, irregular: dict[str, str]) -> list[tuple[str, str]]:
    """The forms of a verb with the letter of each."""
    stem = lemma.removesuffix("e")
    s = "es" if lemma.endswith(("s", "sh", "ch")) else "s"
    made = irregular.get(lemma, f"{lemma}{s} {stem}ed {stem}ing").split()
    plain = "S" if lemma in ("put", "let", "read") else "B"
    return [(lemma, plain), *((one, "G" if one.endswith("ing") else "S") for one in made)]


@functools.cache
def verbs() -> dict[str, Verb]:
    """Every verb of saying by its forms."""
    lemmas = dict.fromkeys(lemma for name in _LISTS for lemma in lexicon("saying")[name])
    return {
        form: Verb(lemma, tag, frozenset(name for name in _LISTS if lemma in listed(name)))
        for lemma in reversed(lemmas)
        for form, tag in forms_of(lemma, lexicon("saying")["irregular"])
    }


@functools.cache
def _letters() -> dict[str, str]:
    by_list = lexicon("saying")["letters"]
    found = dict.fromkeys(PEOPLE, "o")
    found |= {word: letter for name, letter in by_list.items() for word in listed(name)}
    found |= {form: verb.tag for form, verb in verbs().items()}
    return found | dict.fromkeys({*MONTHS, *WEEKDAYS} - {"may", "march", "sat", "sun", "mar"}, "w")


def _letter(word: str, *, first: bool) -> str:
    """The letter of one word; in capitals it is a name, unless it is the first of its sentence."""
    plain = word.casefold().replace("’", "'")
    if word[0] == MASK:
        return "Q"
    if plain[0] == "'" and len(plain) > 1:
        return {"'d": "x", "'ve": "x", "'ll": "M"}.get(plain, "b")
    if not plain[0].isalnum() and plain[0] not in "$€£":
        return _MARKS.get(word, word)
    if plain.endswith(("n't", "'s", "s'")):
        return "!" if plain.endswith("t") else "g"
    letter = _letters().get(plain)
    if word[0].isupper() and word != "I":
        if plain in listed("abbreviated") or plain in MONTHS or plain in WEEKDAYS:
            return "t" if plain in listed("abbreviated") else "w"
        return letter if first and letter not in (None, "v") and word not in TITLES else "N"
    if letter or plain[0].isdigit() or plain[0] in "$€£":
        return letter or "d"
    if plain.endswith("ly") and plain not in listed("no_adverbs"):
        return "a"
    doer = _DOERS.fullmatch(plain) and plain not in listed("no_doers")
    if doer or plain.removesuffix("s") in PEOPLE:
        return "o"
    return "v" if plain.endswith("ed") and len(plain) > 3 else "n"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one sentence: where they stand, how they are written, and their letters."""

    spans: tuple[Span, ...]
    plain: tuple[str, ...]
    tags: str

    def tag(self, at: int) -> str:
        """The letter of a word; empty beyond the sentence."""
        return self.tags[at : at + 1] if at >= 0 else ""

    def word(self, at: int) -> str:
        """A word in lower case; empty beyond the sentence."""
        return self.plain[at] if 0 <= at < len(self.plain) else ""

    def past(self, pattern: str, at: int) -> int:
        """The word after what a pattern matches from a word on; that word if it does not."""
        found = re.compile(pattern).match(self.tags, at)
        return found.end() if found else at

    def span(self, first: int, end: int) -> Span:
        """From the beginning of one word to the end of the one before another, as no owner."""
        word = self.plain[end - 1]
        cut = len(word) - len(word.rstrip("s").rstrip("’'")) if self.tags[end - 1] == "g" else 0
        return Span(self.spans[first].start, self.spans[end - 1].end - cut)

    def index(self, offset: int) -> int:
        """The first word that begins at an offset or after it."""
        return next((i for i, one in enumerate(self.spans) if one.start >= offset), len(self.spans))


def words_of(text: str, sentence: Span) -> Words:
    """The words of a sentence of a text whose quotations are masked.

    >>> words_of("But Mr. Lake, the envoy, said on Friday that he would go.", Span(0, 57)).tags
    'ctN,do,SiwTpMv.'
    """
    found = list(_TOKEN.finditer(text, sentence.start, sentence.end))
    plain = tuple(match.group().casefold() for match in found)
    begins = next((i for i, word in enumerate(plain) if word[0].isalnum() or word[0] == MASK), 0)
    tags = "".join(_letter(match.group(), first=i <= begins) for i, match in enumerate(found))
    tags = re.sub(r"\([^()]{0,24}\)", lambda inner: "a" * len(inner.group()), tags)
    made = "".join(_in_place(plain, tags, at) for at in range(len(tags)))
    return Words(tuple(Span(*match.span()) for match in found), plain, made)


def _in_place(plain: tuple[str, ...], tags: str, at: int) -> str:
    """The letter of a word, where what stands around shows that it is a noun ("the claim")."""
    tag, prior, following = tags[at], tags[at - 1] if at else "^", tags[at + 1 : at + 2]
    if tag not in "SBGv":
        return tag
    determined = prior == "d" and plain[at - 1] not in listed("some")
    if determined or prior == "g" or (prior == "f" and tag != "G"):
        return "v" if plain[at].endswith("ed") else "o" if plain[at] in PEOPLE else "n"
    if tag == "G" and re.search(r"[dg][an]{1,2}$", tags[:at]):
        return "n"
    noun = prior in "^iSBG" or following in tuple("MxbS")
    noun = noun or (tags[max(at - 2, 0) : at] == "dn" and following != "T")
    return "n" if tag in "SB" and noun and plain[at] in listed("nouns_too") else tag
