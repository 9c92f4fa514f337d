"""A document cut into paragraphs and sentences, with a pipeline's parse where there is one."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from typing import Any

from detente.documents.document import Document, Span
from detente.reading.pipeline import MISSING, Pipeline
from detente.reading.sentences import paragraphs_of, sentences_of

LONGEST = 60_000
"""Code points; a longer document is read by rules alone: a parse takes most of the time."""
MOST_READ = 400_000
"""Code points of one document that are read; a book is read in parts."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parsed:
    """A document with its paragraphs and sentences.

    Attributes
    ----------
    paragraphs, sentences : tuple of Span
        In the order of the text; every sentence lies within one paragraph.
    doc : spacy.tokens.Doc or None
        Of the whole text: ``token.idx`` is an offset into it, and its sentences are these.
    cautions : tuple of str
        What a person should know of how it was read.
    """

    document: Document
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    doc: Any = None
    cautions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that an offset lies in, else the last one before it."""
        return _at(self.paragraphs, offset)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that an offset lies in, else the last one before it."""
        return _at(self.sentences, offset)

    def sentences_in(self, span: Span) -> tuple[Span, ...]:
        """The sentences that begin within a span."""
        first = bisect.bisect_left(self.sentences, (span.start, span.start))
        last = bisect.bisect_left(self.sentences, (span.end, span.end))
        return self.sentences[first:last]

    def tokens(self, span: Span) -> Any:
        """The tokens that a span touches, as a spaCy ``Span``; None without a parse."""
        if self.doc is None:
            return None
        return self.doc.char_span(span.start, span.end, alignment_mode="expand")


def _at(spans: tuple[Span, ...], offset: int) -> Span:
    if not spans:
        return Span(0, 0)
    return spans[max(bisect.bisect_right(spans, offset, key=lambda span: span.start) - 1, 0)]


def parse(document: Document, pipeline: Pipeline | None = None) -> Parsed:
    """The paragraphs and sentences of a document, with the parse of a pipeline if one is given.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> text = "Gen. Ito left. “It is over,” he said."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [text[start:end] for start, end in parsed.sentences]
    ['Gen. Ito left.', '“It is over,” he said.']
    """
    cautions: tuple[str, ...] = ()
    if len(document.text) > MOST_READ:
        cautions = (f"{document.name} is a book: its first {MOST_READ:,} characters are read.",)
        document = replace(document, text=document.text[:MOST_READ])
    paragraphs = paragraphs_of(document.text, document.paragraphs())
    sentences = tuple(
        sentence for paragraph in paragraphs for sentence in sentences_of(document.text, paragraph)
    )
    doc: Any = None
    if pipeline is None:
        cautions = (*cautions, MISSING)
    elif len(document.text) > LONGEST:
        alone = f"{document.name} is long: it was read by rules alone, and misses more events."
        cautions = (*cautions, alone)
    elif sentences:
        doc = _annotated(document.text, sentences, pipeline)
    return Parsed(
        document=document, paragraphs=paragraphs, sentences=sentences, doc=doc, cautions=cautions
    )


def _annotated(text: str, sentences: tuple[Span, ...], pipeline: Pipeline) -> Any:
    tokens = pipeline.make_doc(text)
    starts = [sentence.start for sentence in sentences]
    begins, due = [], 0
    for token in tokens:
        end = token.idx + len(token)
        begins.append(due < len(starts) and end > starts[due])
        while due < len(starts) and end > starts[due]:
            due += 1
    # The parser keeps to sentences that are set before it runs; token by token, each asks them all.
    doc = type(tokens)(
        pipeline.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        sent_starts=begins,
    )
    return pipeline(doc)
