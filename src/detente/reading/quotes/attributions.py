"""To whom the text gives each quotation: the frame beside it, or the one that goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.quotes.beside import ANY_VERB, ENDS, breaks, frame_after, frame_before
from detente.reading.quotes.frame import Frame
from detente.reading.quotes.frames import frames_in
from detente.reading.quotes.genuine import is_term, is_title, stands_alone
from detente.reading.quotes.hiding import Hidden
from detente.reading.quotes.lexicon import LEMMAS, SOUNDS
from detente.reading.quotes.marks import Marked
from detente.reading.quotes.speakers import first_subject
from detente.reading.quotes.subjects import subject_after

_POINTS = re.compile(r"(?:[,:—–]|\b(?:that|said|saying|says|told))\s*$")
_SIGNATURE = re.compile(
    r"\s*(?:[–—]|--?)\s?(?P<who>[^\W\d_a-z][^\n;:!?“”\"]{2,90}?)(?:\.?\s*$|\.?[ \t\r]*\n)"
)
_NAME = re.compile(r"(?:(?:[^\W\d_a-z]\S*|of|the|for|de|van|von|der|al|bin|el|la)(?:\s+|$)){1,9}")
_HEAD = re.compile(r"\s*(?:From|By)\s(?P<who>[^\W\d_a-z][^\n;:!?“”\"]{2,90}):\s*")
_NEXT = re.compile(r"\b(?:but|and|while|although|though|whereas|yet|so)\s")
"""Begins a clause of its own, whose verb says nothing of the words before it."""
_ASKED = re.compile(r"(?:When\s)?(?:asked|pressed|questioned|challenged)\b", re.IGNORECASE)
_AFRESH = re.compile(r"\s(?:that|he|she|it|they|there|the)\s")
"""What an attribution has after it if it reports something of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says a quotation, by what cue, and why it is thought so.

    ``follows``: it goes on with the quotation before it, and is a piece of the same one.
    """

    stretch: Marked
    speaker: Span | None
    frame: Frame | None
    why: str
    confidence: float
    follows: bool = False


def attributions_in(view: Hidden, stretches: tuple[Marked, ...]) -> list[Attribution]:
    """The quotations among stretches of one depth, each with its speaker as far as the text tells.

    Words that nobody is said to have used are left out.
    """
    found: list[Attribution] = []
    by_sentence = _by_sentence(view, stretches)
    for index, (sentence, quotes) in enumerate(by_sentence):
        if not quotes:
            continue
        frames = frames_in(view, sentence)
        for quote in quotes:
            made = _signed(view, sentence, quote) or _direct(view, sentence, quote, frames, quotes)
            if made is None:
                made = _carried(view, by_sentence, index, quote, found)
            if made is not None:
                found.append(made)
    return found


def _by_sentence(view: Hidden, stretches: tuple[Marked, ...]) -> list[tuple[Span, list[Marked]]]:
    rows: list[tuple[Span, list[Marked]]] = [(sentence, []) for sentence in view.sentences]
    due = 0
    for sentence, held in rows:
        while due < len(stretches) and stretches[due].outer.start < sentence.end:
            if stretches[due].outer.start >= sentence.start:
                held.append(stretches[due])
            due += 1
    return rows


def _direct(
    view: Hidden, sentence: Span, quote: Marked, frames: tuple[Frame, ...], quotes: list[Marked]
) -> Attribution | None:
    words = view.parsed.text[quote.inner.start : quote.inner.end]
    after = frame_after(view, sentence, quote, frames)
    opens = not view.text[sentence.start : quote.outer.start].strip()
    if after is not None and not opens and _AFRESH.match(view.text, after.end):
        after = None if words[:1].islower() else after
    if after is not None and not opens and _held(view, quote, frames, after):
        after = None
    if after is not None and (opens or not is_title(words.rstrip(","))):
        return _made(view, quote, after, quotes, sure=True)
    before = frame_before(view, sentence, quote, frames)
    if before is not None:
        lead = view.text[before.end : quote.outer.start]
        beside = _POINTS.search(view.text[before.start : quote.outer.start]) is not None
        if before.negated and not (beside and stands_alone(quote, words)):
            return None
        if _not_theirs(view, sentence, quote, beside=beside and before.lemma != "write"):
            return None
        return _made(view, quote, before, quotes, sure=beside or len(lead.split()) < 6)
    if not _not_theirs(view, sentence, quote, beside=False):
        later = [f for f in frames if f.start >= quote.outer.end and f.said and f.speaker]
        gap = view.text[quote.outer.end : later[0].start] if later else ""
        broken = breaks(gap) or _NEXT.search(gap) is not None
        if later and not broken and later[0].kind in {"say", "according", "tell"}:
            return _made(view, quote, later[0], quotes, sure=False)
    return None


def _signed(view: Hidden, sentence: Span, quote: Marked) -> Attribution | None:
    """Whose words a quotation is that a name signs after a dash, or heads: "From Ana Dorn:"."""
    end = min(len(view.text), quote.outer.end + 140)
    after = _SIGNATURE.match(view.text, quote.outer.end, end)
    lead = _HEAD.fullmatch(view.text, sentence.start, quote.outer.start)
    for found in (after, lead):
        if found is None or LEMMAS.keys() & set(found["who"].casefold().split()):
            continue
        speaker = subject_after(view.text, found.start("who"), found.end("who"))
        if speaker is not None and _NAME.fullmatch(found["who"].partition(",")[0].strip()):
            why = "the name after the dash" if found is after else "the name before the colon"
            return Attribution(
                stretch=quote, speaker=speaker, frame=None, why=why, confidence=0.9
            )  # fmt: skip
    return None


def _held(view: Hidden, quote: Marked, frames: tuple[Frame, ...], after: Frame) -> bool:
    """Whether a quotation stands right after the "that" or the colon of a frame before it."""
    weak = "?" if after.lemma == ANY_VERB or after.lemma in SOUNDS else ""
    gap = re.compile(rf"\s?(?:that|:){weak}\s?")
    return any(
        f.speaker is not None
        and f.said
        and f.end < quote.outer.start
        and gap.fullmatch(view.text, f.end, quote.outer.start) is not None
        for f in frames
    )


def _made(
    view: Hidden, quote: Marked, frame: Frame, quotes: list[Marked], *, sure: bool
) -> Attribution:
    earlier = [q for q in quotes if q.outer.end <= quote.outer.start]
    split = bool(earlier) and not sure_break(view, earlier[-1], quote, frame)
    cue = view.parsed.text[frame.cue.start : frame.cue.end]
    return Attribution(
        stretch=quote, speaker=frame.speaker, frame=frame, why=f"beside “{cue}”" if sure else
        f"in a sentence with “{cue}”", confidence=_sureness(frame, sure=sure), follows=split,
    )  # fmt: skip


def _sureness(frame: Frame, *, sure: bool) -> float:
    """At most .7 where the verb is none of saying, so that nothing is accepted in bulk by it."""
    if frame.lemma == ANY_VERB or frame.lemma in SOUNDS - {"begin", "continue", "put", "sum"}:
        return 0.7
    return 0.95 if sure else 0.75


def sure_break(view: Hidden, earlier: Marked, quote: Marked, frame: Frame) -> bool:
    """Whether two quotations of one sentence are two sayings rather than one that is split."""
    if not (earlier.outer.end <= frame.start and frame.end <= quote.outer.start):
        return True
    text = view.parsed.text
    if re.search(r"\w", view.text[earlier.outer.end : frame.start]):
        return True
    lead = text[max(earlier.inner.start, earlier.inner.end - 1) : frame.start]
    return ENDS.search(lead.strip("”\"’'» ") + ("," if "," in lead else "")) is None


def _not_theirs(view: Hidden, sentence: Span, quote: Marked, *, beside: bool) -> bool:
    text = view.parsed.text
    words = text[quote.inner.start : quote.inner.end]
    lead = view.text[max(sentence.start, quote.outer.start - 90) : quote.outer.start]
    after = view.text[quote.outer.end : min(sentence.end, quote.outer.end + 20)]
    if is_term(lead, words, after):
        return not (beside and lead.rstrip().endswith(":"))
    return is_title(words) and not beside


def _carried(
    view: Hidden, rows: list[tuple[Span, list[Marked]]], index: int, quote: Marked,
    found: list[Attribution],
) -> Attribution | None:  # fmt: skip
    """The speaker of a quotation whose own sentence names none."""
    sentence = rows[index][0]
    text = view.parsed.text
    words = text[quote.inner.start : quote.inner.end]
    last = found[-1] if found else None
    if quote.goes_on and last is not None:
        return _going_on(quote, last, "goes on over paragraphs")
    lead = view.text[sentence.start : quote.outer.start].strip()
    whole = not lead and view.text[quote.outer.end : sentence.end].strip(" .") == ""
    if not stands_alone(quote, words) and not (whole and words[:1].isupper()):
        return None
    if _not_theirs(view, sentence, quote, beside=False):
        return None
    if lead:
        speaker = first_subject(view, sentence, Span(quote.outer.start, quote.outer.start))
        return _guess(quote, speaker, "the subject of its sentence") if lead[-1] in ":,—–" else None
    paragraph = view.parsed.paragraph_at(sentence.start)
    if last is not None and last.stretch.outer.start >= paragraph.start:
        return _going_on(quote, last, "goes on after its speaker is named")
    return _from_around(view, rows, index, quote, found)


def _going_on(quote: Marked, last: Attribution, why: str) -> Attribution:
    return Attribution(
        stretch=quote, speaker=last.speaker, frame=last.frame, why=why,
        confidence=min(last.confidence, 0.9), follows=True,
    )  # fmt: skip


def _guess(quote: Marked, speaker: Span | None, why: str) -> Attribution:
    return Attribution(
        stretch=quote, speaker=speaker, frame=None,
        why=why if speaker else "nobody is named as its speaker",
        confidence=0.6 if speaker else 0.45,
    )  # fmt: skip


def _from_around(
    view: Hidden, rows: list[tuple[Span, list[Marked]]], index: int, quote: Marked,
    found: list[Attribution],
) -> Attribution:  # fmt: skip
    """From the next quotation of its paragraph, else from the sentence before it."""
    paragraph = view.parsed.paragraph_at(rows[index][0].start)
    for sentence, quotes in rows[index + 1 :]:
        if sentence.start >= paragraph.end:
            break
        for later in quotes[:1]:
            frame = frame_after(view, sentence, later, frames_in(view, sentence))
            if frame is not None:
                return _guess(quote, frame.speaker, "the next quotation of its paragraph")
    if index == 0:
        return _guess(quote, None, "")
    before = rows[index - 1][0]
    end = Span(before.end, before.end)
    frames = [f for f in frames_in(view, before) if f.speaker is not None and f.said]
    same = before.start >= paragraph.start
    asked = _ASKED.match(view.text, before.start) is not None  # "Asked if ..., Lund said"
    speaker = frames[-1].speaker if frames and (asked or not same) else None
    if found and not same and found[-1].stretch.outer.start >= before.start:
        return _guess(quote, found[-1].speaker, "the quotation before it")
    subject = first_subject(view, before, end) or subject_after(view.text, before.start, before.end)
    return _guess(quote, speaker or subject, "the sentence before it")
