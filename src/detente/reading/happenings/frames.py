"""Verbs with what they need beside them to tell of an event: "sit down", "put forward a plan"."""

# A row of the table reads better than one that is broken up.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.reading.happenings.kinds_of_noun import is_a

_DIRECT = frozenset(["dobj", "nsubjpass", "dative", "oprd"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a verb needs to tell of a type of event."""

    type: str
    particles: frozenset[str]
    objects: frozenset[str]
    sure: float


_OF_ITSELF = frozenset(["slip", "pass", "expire", "lapse", "go", "come", "run", "leak", "move"])
_TABLE = (
    ("draft-tabled", "table circulate submit present unveil float deliver publish distribute propose tender outline introduce produce", "", "draft"),
    ("draft-tabled", "issue release send give hand show offer lay pass", "", "draft"),
    ("draft-tabled", "put bring come", "forward up on", "draft"),
    ("draft-tabled", "hand give set", "over out around", "draft"),
    ("draft-leaked", "leak", "", "draft"),
    ("draft-leaked", "obtain see acquire", "by", "draft"),
    ("draft-rewritten", "rewrite revise amend redraft rework redraw edit reword modify recast overhaul soften dilute trim shorten rephrase refine update expand adjust change renegotiate replace", "", "draft"),
    ("draft-rewritten", "pare par water cut whittle slim boil tone strip", "down", "draft"),
    ("draft-accepted", "accept endorse approve adopt embrace back ratify", "", "draft"),
    ("draft-accepted", "agree assent consent say", "to on yes with", "draft"),
    ("draft-rejected", "reject disown refuse spurn rebuff dismiss decline veto denounce repudiate torpedo scuttle oppose shun scorn", "", "draft"),
    ("draft-rejected", "throw turn tear knock shoot vote send strike", "out down up back", "draft"),
    ("draft-tabled", "read", "aloud out to", "draft"),
    ("draft-rejected", "balk baulk walk back", "at from away", "draft"),
    ("deadline-missed", "slip pass miss expire lapse ignore blow breach overrun", "", "deadline"),
    ("deadline-missed", "go come run", "by past went out", "deadline"),
    ("deadline-met", "meet keep honour honor observe beat respect", "", "deadline"),
    ("deadline-dropped", "drop abandon withdraw lift scrap waive shelve rescind suspend remove", "", "deadline"),
    ("deadline-set", "set give impose fix issue announce lay declare establish deliver", "", "deadline"),
    ("deadline-set", "extend postpone move push prolong shift", "to until by back", "deadline"),
    ("meeting", "sit", "down together", "any"),
    ("meeting", "meet confer convene reconvene huddle assemble", "", "any"),
    ("meeting", "receive host entertain greet", "", "person talks"),
    ("meeting", "attend join rejoin boycott quit chair resume suspend adjourn host hold convene open leave abandon cancel postpone", "", "talks"),
    ("meeting", "break call", "off up down", "talks"),
    ("meeting", "walk storm stalk pull withdraw", "out from of", "talks"),
    ("meeting", "return come go", "to back", "talks"),
    ("visit", "visit tour", "", "any"),
    ("visit", "fly travel journey jet sail", "", "any"),
    ("visit", "arrive land", "", "any"),
    ("visit", "return go come head depart leave drive hurry set", "to for", "place"),
    ("visit", "walk cross", "over to", "place"),
    ("visit", "shuttle", "between to", "any"),
    ("call", "telephone phone ring", "", "any"),
    ("call", "speak talk converse confer", "phone telephone videolink", "any"),
    ("briefing", "brief debrief", "", "any"),
    ("briefing", "address", "", "press"),
    ("attack", "attack shell bomb raid ram ambush assassinate kidnap torpedo bombard strafe besiege massacre invade abduct pound mortar overrun hijack loot sack", "", "any"),
    ("attack", "kill wound burn storm shoot strike seize destroy injure hit capture fell target blast level damage murder sink", "", "any+"),
    ("attack", "explode detonate", "", "any"),
    ("attack", "go", "off", "bomb"),
    ("attack", "open", "on", "fire"),
    ("attack", "fire launch hurl lob rain drop plant", "", "weapon"),
    ("attack", "blow gun mow cut", "up down", "any+"),
    ("ceasefire", "declare announce agree sign extend renew violate break breach observe accept proclaim arrange conclude reach order broker honour honor negotiate prolong suspend respect call", "", "truce"),
    ("ceasefire", "agree assent commit consent", "to on", "truce"),
    ("ceasefire", "stop cease halt", "fighting firing shooting hostilities", "any"),
    ("agreement", "sign initial initialle", "", "any+"),
    ("agreement", "ratify reach strike conclude clinch seal cut forge", "", "accord"),
    ("agreement", "exchange swap release free", "", "prisoner"),
)  # fmt: skip


def _frames() -> dict[str, tuple[Frame, ...]]:
    rows: dict[str, list[Frame]] = {}
    for type_, lemmas, particles, objects in _TABLE:
        frame = Frame(
            type=type_,
            particles=frozenset(particles.split()),
            objects=frozenset(objects.split()),
            sure=0.85 if type_.startswith(("draft", "deadline")) else 0.75,
        )
        for lemma in lemmas.split():
            rows.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in rows.items()}


FRAMES = _frames()


def type_by_frame(verb: Any) -> tuple[str, float] | None:
    """The type of event that a verb tells of with its objects and particles, and how sure."""
    for frame in FRAMES.get(lemma_of(verb), ()):
        sure = _fits(verb, frame)
        if sure:
            return frame.type, sure
    return None


def lemma_of(verb: Any) -> str:
    """The lemma; the pipeline adds an "e" to verbs that it does not know."""
    lemma: str = verb.lemma_.lower()
    bare = lemma.removesuffix("e")
    return bare if lemma not in FRAMES and bare in FRAMES else lemma


def _fits(verb: Any, frame: Frame) -> float:
    if frame.particles and not frame.particles & _beside(verb):
        return 0.0
    objects = list(objects_of(verb, frame.particles))
    if verb.lemma_ in _OF_ITSELF:
        objects += [c for c in verb.children if c.dep_ == "nsubj"]
    if "any" in frame.objects:
        return 0.0 if any(is_a(noun, "measure") for noun in objects) else frame.sure
    if "any+" in frame.objects:
        return frame.sure if any(not is_a(noun, "measure") for noun in objects) else 0.0
    return max(
        (frame.sure * is_a(noun, kind) for noun in objects for kind in frame.objects), default=0.0
    )


def _beside(verb: Any) -> set[str]:
    """The particles and prepositions of a verb, and the nouns of its prepositions."""
    words = set()
    for child in verb.children:
        if child.dep_ in ("prep", "prt", "advmod", "agent", "xcomp", "intj", "dobj"):
            words |= {child.lower_, *(grand.lower_ for grand in child.children)}
    return words


def objects_of(verb: Any, particles: frozenset[str] = frozenset()) -> Iterator[Any]:
    """What a verb is about: objects, passive subjects, the noun that a participle hangs on."""
    found = False
    for child in verb.children:
        if child.dep_ in _DIRECT:
            found = True
            yield child
        elif child.dep_ in ("prep", "prt", "advmod") and child.lower_ in particles:
            yield from _governed(child)
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD")):
        yield verb.head
        if verb.head.dep_ == "appos":
            yield verb.head.head
    elif verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.children):
        yield from (c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass"))
    elif verb.dep_ == "conj" and not found and verb.head.pos_ == "VERB":
        yield from (c for c in verb.head.children if c.dep_ in _DIRECT)


def _governed(preposition: Any) -> Iterator[Any]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "dobj"):
            yield child
        elif child.dep_ == "prep":
            yield from (c for c in child.children if c.dep_ == "pobj")
