"""Many documents, read one after another or in several processes: the same answers either way."""

from __future__ import annotations

import datetime as dt
import hashlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace

from detente.documents.document import Document
from detente.documents.load import load
from detente.errors import DossierError, Finding
from detente.reading.actors import Actors
from detente.reading.pipeline import find_pipeline
from detente.reading.read_document import suggestions_in
from detente.reading.reading import Reading
from detente.reading.topics import Topic

PAYS_FROM = 24
"""With fewer documents, a process takes longer to begin than it saves."""
MOST_PROCESSES = 4
"""Each needs some 400 MB with a pipeline."""
_AHEAD = 4
DIFFERS = "The document says that it was published on {own}; {day} is given, and dates go by that."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A document to read; ``published`` goes before the day that it states of itself.

    ``known`` are the days of publication that a dossier has, by the SHA-256 of a file or its text;
    they go before what a document states of itself, and after ``published``.
    """

    file: str
    published: dt.date | None = None
    known: Mapping[str, dt.date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What became of a document: a reading, or the findings that say why there is none."""

    file: str
    reading: Reading | None = None
    findings: tuple[Finding, ...] = ()


def processes_for(documents: int) -> int:
    """How many processes are worth their beginning for so many documents.

    >>> processes_for(3)
    1
    """
    usable = getattr(os, "sched_getaffinity", None)
    cores = len(usable(0)) if usable else os.cpu_count() or 1
    return 1 if documents < PAYS_FROM else max(1, min(cores, MOST_PROCESSES))


def read_many(
    asked: Iterable[Asked], actors: Actors, topics: Sequence[Topic], *, processes: int = 1
) -> Iterator[Read]:
    """What each document says, in the order asked, each as soon as it and those before are read.

    Only a few documents are read ahead, so the memory does not grow with their number; the number
    of processes changes nothing in what is read.

    Parameters
    ----------
    asked : iterable of Asked
    actors : Actors
    topics : sequence of Topic
    processes : int
        With more than one, a script that calls this must guard its main part by
        ``if __name__ == "__main__":``, as everywhere in Python.

    Yields
    ------
    Read
    """
    waiting = iter(asked)
    if processes > 1:
        yield from _in_processes(waiting, actors, tuple(topics), processes)
    else:
        yield from (read_one(one, actors, topics) for one in waiting)


def read_one(asked: Asked, actors: Actors, topics: Sequence[Topic]) -> Read:
    """What one document says, by the pipeline that is installed, if any."""
    try:
        document = load(asked.file)
    except DossierError as refused:
        return Read(file=asked.file, findings=refused.findings)
    reading = suggestions_in(_dated(document, asked), actors, topics, find_pipeline())
    return Read(file=asked.file, reading=reading)


def _dated(document: Document, asked: Asked) -> Document:
    """A document with the day that is known of it otherwise; of two days, a caution."""
    own, day = document.published, asked.published
    if day is None and asked.known:
        text = hashlib.sha256(document.text.encode()).hexdigest()
        day = asked.known.get(document.sha256) or asked.known.get(text)
    if day is None or day == own:
        return document
    caution = DIFFERS.format(own=own, day=day)
    cautions = (*document.cautions, caution) if own is not None else document.cautions
    return replace(document, published=day, cautions=cautions)


def _in_processes(
    waiting: Iterator[Asked], actors: Actors, topics: tuple[Topic, ...], processes: int
) -> Iterator[Read]:
    """Read in processes of their own; should one be ended from outside, the rest in this one."""
    # "spawn", as threads of this process would not survive a fork.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_leave_ending_to_parent)
    ahead: deque[tuple[Asked, Future[Read] | None]] = deque()
    try:
        for one in waiting:
            try:
                ahead.append((one, pool.submit(read_one, one, actors, topics)))
            except BrokenProcessPool:
                ahead.append((one, None))
            if len(ahead) >= _AHEAD * processes:
                yield _got(*ahead.popleft(), actors, topics)
        while ahead:
            yield _got(*ahead.popleft(), actors, topics)
    finally:
        pool.shutdown(cancel_futures=True)


def _got(
    asked: Asked, coming: Future[Read] | None, actors: Actors, topics: tuple[Topic, ...]
) -> Read:
    try:
        if coming is not None:
            return coming.result()
    except BrokenProcessPool:
        pass
    return read_one(asked, actors, topics)


def _leave_ending_to_parent() -> None:
    """Ctrl+C reaches every process: only the first one answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
