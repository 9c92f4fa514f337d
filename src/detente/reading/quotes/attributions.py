"""To whom the text gives each quotation: the frame beside it, or the one that goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.document import Span
from detente.reading.quotes.frame import FINITE, Frame
from detente.reading.quotes.frames import frames_in
from detente.reading.quotes.genuine import is_term, is_title, stands_alone
from detente.reading.quotes.hiding import Hidden
from detente.reading.quotes.lexicon import AUX, LEMMAS, SOUNDS
from detente.reading.quotes.marks import Marked
from detente.reading.quotes.speakers import first_subject
from detente.reading.quotes.subjects import subject_after, subject_before

_BREAK = re.compile(r";|[.!?]\s|\s[—–]\s")
_ENDS = re.compile(r"[,?!—–…]\s*$|\.\.\.$")
_POINTS = re.compile(r"(?:[,:—–]|\b(?:that|said|saying|says|told))\s*$")
_AFRESH = re.compile(r"\s(?:that|he|she|it|they|there|the)\s")
"""What an attribution has after it if it reports something of its own."""
_WOULD = re.compile(r"\b(?:would|will)\s$")
_OTHER_VERB = re.compile(
    r"[\s,]*(?!(?:and|but|while|as|when|yet|though|although|after|before|if|or|so)\s)"
    r"((?:[\w.’'-]+\s){1,6}?)([a-z]+(?:ed|s))\b"
)

ANY_VERB = "(any verb)"
"""The lemma of a verb that is none of saying, by which a quotation is given to its subject."""


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
            made = _direct(view, sentence, quote, frames, quotes)
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
    after = _frame_after(view, sentence, quote, frames)
    opens = not view.text[sentence.start : quote.outer.start].strip()
    if after is not None and not opens and _AFRESH.match(view.text, after.end):
        after = None if words[:1].islower() else after
    if after is not None and (opens or not is_title(words.rstrip(","))):
        return _made(view, quote, after, quotes, sure=True)
    before = _frame_before(view, sentence, quote, frames)
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
        broken = later and _BREAK.search(view.text[quote.outer.end : later[0].start])
        if later and not broken and later[0].kind in {"say", "according", "tell"}:
            return _made(view, quote, later[0], quotes, sure=False)
    return None


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
    return _ENDS.search(lead.strip("”\"’'» ") + ("," if "," in lead else "")) is None


def _frame_after(
    view: Hidden, sentence: Span, quote: Marked, frames: tuple[Frame, ...]
) -> Frame | None:
    """The frame right after a quotation: `"...," she said`."""
    text = view.parsed.text
    rest = view.text[quote.outer.end : sentence.end]
    if rest.strip(" ,.") == "":
        return None
    comma = rest.lstrip()[:1] in {",", "—", "–"}
    inside = text[quote.inner.start : quote.inner.end]
    if not (_ENDS.search(inside) or comma):
        return None
    for frame in frames:
        gap = view.text[quote.outer.end : max(frame.start, quote.outer.end)]
        if frame.start >= quote.outer.end and re.fullmatch(r"[\s,—–]*(?:as\s|so\s|or\sso\s)?", gap):
            participle = frame.speaker is None or frame.speaker.start < quote.outer.start
            return None if participle else frame
    if comma and not _ENDS.search(inside):
        return None
    return _by_any_verb(view, quote, rest)


def _by_any_verb(view: Hidden, quote: Marked, rest: str) -> Frame | None:
    """A quotation that ends with a comma is given to whoever does anything after it."""
    other = _OTHER_VERB.match(rest)
    if other is None or other.group(2) in FINITE | AUX or other.group(2) == "becomes":
        return None
    if any(word in LEMMAS or word in FINITE for word in other.group(1).split()):
        return None  # the verb of another clause: "but Lund said she was"
    start = quote.outer.end
    cue = Span(start + other.start(2), start + other.end(2))
    speaker = subject_before(view.text, start, cue.start)
    if speaker is None:
        return None
    return Frame(cue=cue, lemma=ANY_VERB, kind="say", speaker=speaker)


def _frame_before(
    view: Hidden, sentence: Span, quote: Marked, frames: tuple[Frame, ...]
) -> Frame | None:
    """The nearest frame before a quotation, with nothing between that ends its reach."""
    denied: Frame | None = None
    for frame in reversed(frames):
        if frame.cue.start >= quote.outer.start:
            continue
        if frame.speaker is None and frame.kind in {"noun", "words", "impersonal"}:
            continue
        gap = view.text[frame.end : quote.outer.start] if frame.end < quote.outer.start else ""
        if _BREAK.search(gap) and ":" not in gap[-3:]:
            return denied
        if frame.negated and frame.kind != "call":
            # "He said he could not recommend it “as it stands”": the words are whose who said so.
            denied = denied or frame
            continue
        if _WOULD.search(view.text[max(0, frame.cue.start - 8) : frame.cue.start]) and any(
            f.said and f.kind in {"say", "tell"} and f.cue.end < frame.start for f in frames
        ):
            continue  # "said that her aides would brief the council, “and ...”"
        if not frame.said and not frame.negated and frame.kind in {"want", "call"}:
            continue
        return frame
    return denied


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
            frame = _frame_after(view, sentence, later, frames_in(view, sentence))
            if frame is not None:
                return _guess(quote, frame.speaker, "the next quotation of its paragraph")
    if index == 0:
        return _guess(quote, None, "")
    before = rows[index - 1][0]
    end = Span(before.end, before.end)
    frames = [f for f in frames_in(view, before) if f.speaker is not None and f.said]
    same = before.start >= paragraph.start
    speaker = frames[-1].speaker if frames and not same else None
    if found and not same and found[-1].stretch.outer.start >= before.start:
        return _guess(quote, found[-1].speaker, "the quotation before it")
    subject = first_subject(view, before, end) or subject_after(view.text, before.start, before.end)
    return _guess(quote, speaker or subject, "the sentence before it")
