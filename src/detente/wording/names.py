"""Names for people in place of ids, days in words, and links to what a thing rests on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Anchored
from detente.forecasting.classes import conflict_class
from detente.phrases import listed
from detente.wording.numbers import Link

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


_GOVERNMENT = re.compile(r"^(?:the )?government of ", re.IGNORECASE)
_DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
"""What goes before a date that its author marks as approximate, uncertain or both."""
_STATE = re.compile(
    r"^(?:the )?(?:\w+ )?(?:government|republic|kingdom|state|federation) of (?:the )?",
    re.IGNORECASE,
)
_TAKES_ARTICLE = re.compile(
    r"(?:government|republic|kingdom|federation|state|ministry|union"
    r"|house|chamber|congress|parliament) of\b"
    r"|(?:united (?:states|nations|kingdom|arab emirates)|(?:european|african) union"
    r"|netherlands|philippines)\b"
)
"""How a name begins that takes an article inside a sentence, in small letters."""
_OWNED = re.compile(r"[^ ]+(?:['’]s|s['’]) (?=[^ ]+$)|(?:an?|our|some|any) ", re.IGNORECASE)
"""A name that says whose it is, or has another word where its article would stand."""
_ALIAS = re.compile(r" \(([^()]+)\)$")
"""Another name in brackets behind the name itself."""
_SEVERAL = re.compile(r"[,&]|\band\b")
_BODY = re.compile(
    r".+ (?:agency|alliance|army|assembly|authority|coalition|commission|committee|confederation"
    r"|forces"
    r"|council|emirates|federation|front|government|kingdom|league|ministry|movement|organi[sz]ation"
    r"|republic|union)(?: (?:for|in|of) .+)?"
)
"""A name of several words whose main word is a common noun for a body of people or a state."""
_HANGING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "be",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "than",
        "that",
        "the",
        "to",
        "with",
        "without",
        "would",
    ]
)
"""Words on which a shortened name must not end."""


def day(date: dt.date, *, short: bool = False) -> str:
    """A day in words, the same in every locale.

    >>> day(dt.date(2025, 12, 3)), day(dt.date(2025, 12, 3), short=True)
    ('3 December 2025', '3 Dec 2025')
    """
    month = MONTHS[date.month - 1]
    return f"{date.day} {month[:3] if short else month} {date.year}"


def when(date: When, *, short: bool = False) -> str:
    """A date as exactly as it is known.

    >>> when(When.parse("2025-11")), when(When.parse("2025-11-20"))
    ('November 2025', '20 November 2025')
    >>> when(When.parse("2005-05-31~")), when(When.parse("2005-05-30/2005-05-31"), short=True)
    ('about 31 May 2005', 'between 30 May 2005 and 31 May 2005')
    """
    doubt = _DOUBTS.get(date.text[-1:], "") if "/" not in date.text else ""
    return f"{doubt}{_whole_date(date, short=short)}"


def _whole_date(date: When, *, short: bool) -> str:
    """A date without the doubt that its author adds."""
    first, last = date.earliest, date.latest
    if date.exact:
        return day(first, short=short)
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1 and first.year == last.year:
        month = MONTHS[first.month - 1]
        if first.month == last.month:
            return f"{month[:3] if short else month} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
    return f"between {day(first, short=short)} and {day(last, short=short)}"


def on_day(date: When) -> str:
    """When something happened, with the word that goes before it.

    >>> on_day(When.parse("2025-11-20")), on_day(When.parse("2025-11"))
    ('on 20 November 2025', 'in November 2025')
    >>> on_day(When.parse("2025-07-18/2025-07-20"))
    'between 18 July 2025 and 20 July 2025'
    >>> on_day(When.parse("2025-11-20~"))
    'about 20 November 2025'
    """
    words = when(date)
    if not words[0].isdigit() and words[0].islower():
        return words
    return f"{'on' if date.exact else 'in'} {words}"


def party(dossier: Dossier, id: str) -> str:
    """The name of a party, or the id itself where none is known."""
    known = dossier.parties.get(id)
    return known.name if known else id


def parties(dossier: Dossier, ids: Iterable[str]) -> str:
    """Names of several parties in the order given."""
    return listed(party(dossier, id) for id in ids)


def said_party(dossier: Dossier, id: str, most: int = 44) -> str:
    """A party inside a sentence: by its name, or one that is no longer than ``most``, else cut."""
    name = party(dossier, id)
    if len(name) > most:
        name = next((other for other in _others(dossier, id) if len(other) <= most), name)
    return cut(with_article(name), most + len("the "))


def _others(dossier: Dossier, id: str) -> tuple[str, ...]:
    """The other names of a party that are shorter, one in brackets behind its name included."""
    known = dossier.parties.get(id)
    if known is None:
        return ()
    behind = _ALIAS.search(known.name)
    several = (*known.also, *(behind.groups() if behind else ()))
    return tuple(other for other in several if 1 < len(other) < len(known.name))


def with_article(name: str) -> str:
    """A name as it stands inside a sentence: with the article that it takes, if any.

    >>> with_article("United States"), with_article("Government of Ethiopia")
    ('the United States', 'the Government of Ethiopia')
    >>> with_article("Russia"), with_article("The Netherlands"), with_article("Unity")
    ('Russia', 'the Netherlands', 'Unity')
    >>> with_article("Liberation Front"), with_article("Russia's army"), with_article("Front")
    ('the Liberation Front', "Russia's army", 'Front')
    >>> with_article("The voters"), with_article("House of Lords (HL)")
    ('the voters', 'the House of Lords (HL)')
    """
    if name.lower().startswith("the "):
        return f"the {name[4:]}"
    bare = name
    small = _ALIAS.sub("", bare).lower()
    takes = _TAKES_ARTICLE.match(small) or (
        _BODY.fullmatch(small) and not _OWNED.match(bare) and not _SEVERAL.search(small)
    )
    return f"the {bare}" if takes else name


def brief_party(dossier: Dossier, id: str, most: int = 18) -> str:
    """A party inside a sentence by the shortest of its names that says who it is, if that is long.

    Of its other names the first that is shorter stands; its id never does. The name of a state
    stands for its government, but not where the conflict is within that state.
    """
    name = party(dossier, id)
    if len(name) <= most or id not in dossier.parties:
        return with_article(name)
    state, within = _STATE.sub("", name), conflict_class(dossier).kind == "within-a-state"
    others = (other for other in _others(dossier, id) if other != state or not within)
    shorter = next(others, name)
    if not within:
        shorter = _STATE.sub("", shorter)
    elif _GOVERNMENT.match(shorter) and _governments(dossier) == 1:
        return "the government"
    return cut(with_article(shorter), most + 6)


def _governments(dossier: Dossier) -> int:
    return sum("government" in known.name.lower() for known in dossier.parties.values())


def cut(words: str, most: int) -> str:
    """As many whole words as fit, then an ellipsis; a single longer word is cut.

    >>> cut("Government of Ethiopia and others", 24), cut("Wirtschaftskammer", 9)
    ('Government of Ethiopia…', 'Wirtscha…')
    """
    if len(words) <= most:
        return words
    kept = words[: most - 1]
    if words[most - 1] != " " and " " in kept:
        kept = kept.rpartition(" ")[0]
    while " " in kept and kept.rpartition(" ")[2].lower() in _HANGING:
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(' ,;:–(')}…"


def several(name: str) -> bool:
    """Whether a name is one of several people, as its grammar shows: of "they", not of "it".

    >>> several("Northern clans"), several("Rebels"), several("United States"), several("Honduras")
    (True, True, False, False)
    >>> several("Armed forces of the South"), several("Congress of the South"), several("Cyprus")
    (True, False, False)
    """
    head = re.split(r" (?:of|for|in|from) ", name)[0].rpartition(" ")[2]
    if not head.endswith("s") or head.endswith(("ss", "us", "is")):
        return False
    return (head[0].islower() and " " in name) or head.endswith(("ers", "els", "ists", "clans"))


def owner(name: str) -> str:
    """A name as an owner's.

    >>> owner("Russia"), owner("Lakes")
    ("Russia's", "Lakes'")
    """
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def person(dossier: Dossier, id: str | None) -> str:
    """The name and role of a person; empty for none."""
    if id is None:
        return ""
    known = dossier.person(id)
    return f"{known[1].name}, {known[1].role}" if known else id


def issue(dossier: Dossier, id: str) -> str:
    """The name of an issue."""
    known = dossier.issues.get(id)
    return known.name if known else id


def option(dossier: Dossier, issue_id: str, id: str | None) -> str:
    """The words of an option; empty for none."""
    if id is None:
        return ""
    known = dossier.issues.get(issue_id)
    return known.options.get(id, id) if known else id


def reasons(dossier: Dossier, why: Iterable[str]) -> tuple[Link, ...]:
    """What a judgement rests on, each as a link to an assumption, a statement or a source."""
    return tuple(reason(dossier, text) for text in why)


def reason(dossier: Dossier, text: str) -> Link:
    """One reason: a source (with a place after ``#``), a statement or an assumption, by name."""
    id, _, place = text.partition("#")
    if id in dossier.assumptions:
        return Link(text=id, href=f"#assumption-{id}", title=dossier.assumptions[id])
    if id in dossier.sources:
        title = source_title(dossier, id)
        place = _place(place)
        return Link(text=f"{title}, {place}" if place else title, href=f"#source-{id}")
    if any(statement.id == id for statement in dossier.statements):
        return Link(text=f"statement {id}", href=f"#statement-{id}")
    return Link(text=text)


def _place(place: str) -> str:
    """``p12`` and ``12`` are paragraph 12; other places stand as written."""
    digits = place.removeprefix("p")
    return f"paragraph {digits}" if digits.isdigit() else place


def cited(dossier: Dossier, record: Anchored) -> str:
    """Where a statement or an event stands: document and place, and in which others also."""
    main = (record.source or "", record.place_in_source or "")
    pairs = [main, *(also.partition("#")[::2] for also in record.also_in)]
    places = [(source_title(dossier, id), _place(place)) for id, place in pairs]
    return "; also ".join(f"{title}, {place}" if place else title for title, place in places)


def source_title(dossier: Dossier, id: str) -> str:
    """How a source is cited: its short title, else its title, else its id."""
    known = dossier.sources.get(id)
    if known is None:
        return id
    short = (known.model_extra or {}).get("title-short")
    return str(short or known.title or id)
