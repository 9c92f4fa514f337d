"""The forms of a word: its inflections, its spellings on both sides of the Atlantic, its family."""

from __future__ import annotations

from functools import lru_cache

_VOWELS = "aeiou"
_IRREGULAR = {
    "withdraw": ("withdrew", "withdrawn"),
    "give": ("gave", "given"),
    "leave": ("left",),
    "hold": ("held",),
    "freeze": ("froze", "frozen"),
    "keep": ("kept",),
    "fight": ("fought",),
    "sell": ("sold",),
    "draw": ("drew", "drawn"),
    "build": ("built",),
    "rebuild": ("rebuilt",),
    "man": ("men",),
    "woman": ("women",),
    "child": ("children",),
}
_MISLEADING = frozenset(
    ["based", "ranged", "ranging", "stated", "stating", "lined", "forced", "pointed", "timed"]
)
"""Inflections whose everyday meaning is another one: "based in Geneva" is of no naval base."""
_NO_VERB = frozenset(
    ["evening", "morning", "nothing", "anything", "something", "everything", "during"]
)
_SPELLINGS = (  # British, American; in both ways
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("yse", "yze"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("ence", "ense"),
    ("ences", "enses"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ogue", "og"),
    ("mme", "m"),
    ("mmes", "ms"),
)
_ENDINGS = tuple(
    """
    ations ation ament aments ments ment itions ition ions ion ings ing ives ive ances ance
    ators ator ers er ors or als al ial ious ous ties ty ies y es ees ee e s
    """.split()  # noqa: SIM905
)
_FAMILY = (
    "",
    *("ation", "ations", "ament", "ment", "ments", "ion", "ions", "ing", "ings", "ance", "al"),
    *("ator", "ators", "er", "ers", "or", "ors", "ee", "ees", "ial", "ious", "ous", "y", "ty"),
    *("ies", "e", "es", "s", "ed", "ive"),
)
_STRICT = ("ment", "ments", "ers", "er", "ors", "or", "ators", "ator")
_LOOSE = frozenset(["ed", "e", "es", "s", ""])
_STEM = 5


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """The inflections of a word in both spellings, in lower case, itself among them.

    >>> sorted(forms("army") & {"armies", "army", "armed"})
    ['armies', 'army']
    >>> {"demilitarized", "demilitarising"} <= forms("demilitarise"), "cedar" in forms("cede")
    (True, False)
    """
    low = word.lower()
    if not low.isalpha() or len(low) < 3:
        return frozenset({low})
    found = set(_inflected(low))
    for base in _bases(low):
        found |= _inflected(base)
    if low.endswith("s") and not low.endswith("ss"):
        found |= {low[:-1], low[:-3] + "y"} if low.endswith("ies") else {low[:-1]}
    spelt = {other for form in found for other in _spelt(form)}
    return frozenset((found | spelt) - (_MISLEADING - {low}))


def _bases(low: str) -> tuple[str, ...]:
    """What "-ing" may have been added to."""
    base = low[:-3]
    if not low.endswith("ing") or len(base) < 4 or low in _NO_VERB:
        return ()
    doubled = base[:-1] if base[-1] == base[-2] else base
    return tuple(one for one in (base, base + "e", doubled) if len(one) > 3)


def _inflected(low: str) -> set[str]:
    found = {low, low + "s", low + "es", low + "ed", low + "ing", *_IRREGULAR.get(low, ())}
    if low.endswith("e"):
        found |= {low + "d", low[:-1] + "ing"}
    elif low.endswith("y") and low[-2] not in _VOWELS:
        found |= {low[:-1] + "ies", low[:-1] + "ied"}
    elif low[-1] not in _VOWELS + "wxys" and low[-2] in _VOWELS:
        found |= {low + low[-1] + "ed", low + low[-1] + "ing"}
    return found


def _spelt(form: str) -> set[str]:
    found = set()
    for pair in _SPELLINGS:
        for one, other in (pair, pair[::-1]):
            if form.endswith(one) and len(form) - len(one) >= 3:
                found.add(form[: -len(one)] + other)
    return found


@lru_cache(maxsize=4096)
def family(word: str) -> frozenset[str]:
    """Words made from the same stem, which hint at what the word points to, but less surely.

    >>> {"disarmament", "territorial"} <= family("disarm") | family("territory")
    True
    >>> family("aid")
    frozenset()
    """
    low = word.lower()
    if not low.isalpha():
        return frozenset()
    made: set[str] = set()
    for ending in (e for e in _ENDINGS if low.endswith(e) and len(low) - len(e) >= _STEM):
        # Who observes is not pointed to by all that is observed, nor a settlement by "settled".
        loose = ending not in _STRICT
        stem = low.removesuffix(ending)
        made |= {stem + e for e in _FAMILY if loose or e not in _LOOSE}
    if len(low) >= _STEM:
        made |= {low + e for e in _FAMILY}
    spelt = {other for form in made for other in _spelt(form)}
    return frozenset(made | spelt) - forms(low)
