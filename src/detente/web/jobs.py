"""Long work: in one process of its own, a piece at a time, told of as it goes, stopped at once.

The process is kept from one piece of work to the next, so that what it has loaded and compiled
stays. Stopping a piece ends the process; the next piece has a new one.
"""

from __future__ import annotations

import logging
import multiprocessing as mp
import signal
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Literal, Protocol

from detente.compiling import Watch
from detente.errors import DetenteError
from detente.keeping import Keep, anew
from detente.wording import web as words
from detente.wording.commands.files import COMPILING
from detente.wording.steps import STEPS

State = Literal["waiting", "running", "done", "failed", "stopped"]
_REMEMBERED = 64
_END_SECONDS = 0.2
_log = logging.getLogger(__name__)


class Report(Protocol):
    """Told the step that work is at, and the share of it done."""

    def __call__(self, step: str, share: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a piece of work is handed first: where it tells how far it is, and what keeps stages."""

    report: Report
    keep: Keep


@dataclass(slots=True, kw_only=True)
class Job:
    """One piece of work.

    Attributes
    ----------
    id : str
        What stands for it in a form.
    what : str
        In words, what it works out.
    state : str
        ``waiting`` for another to end, ``running``, ``done``, ``failed`` or ``stopped``.
    step, share : str, float
        What it is at, and how much of that is done.
    result : object
        What it gave, once it is done.
    error : str
        Why it failed, in words.
    seconds : float
        How long it took, once it has ended.
    """

    id: str
    what: str
    state: State = "waiting"
    step: str = ""
    share: float = 0.0
    result: Any = None
    error: str = ""
    seconds: float = 0.0
    _work: Callable[..., Any] = field(repr=False, default=lambda *_: None)
    _arguments: tuple[Any, ...] = field(repr=False, default=())
    _began: float = 0.0

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed", "stopped")


class Jobs:
    """The pieces of work of a server, each known by what is asked, so that none is done twice."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[Hashable, Job] = OrderedDict()
        self._lock = threading.RLock()
        self._running: Job | None = None
        self._worker: _Worker | None = None
        self._count = 0

    def find(self, question: Hashable) -> Job | None:
        """The work on a question, if there is any; what waits tells what it waits for."""
        with self._lock:
            job = self._jobs.get(question)
            if job is not None and job.state == "waiting" and self._running is not None:
                job.step = f"{self._running.what}: {self._running.step}".removesuffix(": ")
            return job

    def start(
        self, question: Hashable, what: str, work: Callable[..., Any], *arguments: Any
    ) -> Job:
        """Work on a question, unless it is being worked on or has been answered.

        Parameters
        ----------
        question : hashable
            All that the answer depends on: the digest of the dossier, the day, what is asked.
        what : str
            In words, for the page.
        work : callable
            A function of a module, called with :class:`Tools` and the arguments in another
            process; they and what it gives are pickled.
        """
        with self._lock:
            known = self._jobs.get(question)
            if known is not None and known.state not in ("failed", "stopped"):
                self._jobs.move_to_end(question)
                return known
            self._count += 1
            job = Job(id=str(self._count), what=what, _work=work, _arguments=arguments)
            self._jobs[question] = job
            self._jobs.move_to_end(question)
            over = [question for question, job in self._jobs.items() if job.over]
            for old in over[: max(0, len(self._jobs) - _REMEMBERED)]:
                del self._jobs[old]
            self._next()
            return job

    def stop(self, id: str) -> Job | None:
        """Stop the work of that id, if it is not over; the process ends at once."""
        with self._lock:
            job = next((job for job in self._jobs.values() if job.id == id), None)
            if job is None or job.over:
                return job
            job.state = "stopped"
            if job is self._running:
                self._end()
                self._next()
            return job

    def close(self) -> None:
        """End the process, whatever it is at."""
        with self._lock:
            for job in self._jobs.values():
                if not job.over:
                    job.state = "stopped"
            self._end()

    def _next(self) -> None:
        """Begin with what has waited longest, if nothing is under way."""
        if self._running is not None:
            return
        job = next((job for job in self._jobs.values() if job.state == "waiting"), None)
        if job is None:
            return
        if self._worker is None:
            self._worker = _Worker(self._told)
        job.state, job._began = "running", time.monotonic()
        self._running = job
        try:
            self._worker.send(job._work, job._arguments)
        except (OSError, ValueError, AttributeError, TypeError) as error:  # it cannot be pickled
            self._told(self._worker, ("failed", f"{type(error).__name__}: {error}"))

    def _told(self, worker: _Worker, message: tuple[Any, ...]) -> None:
        """Take what the process says; from the thread that listens to it."""
        with self._lock:
            if worker is not self._worker:
                return  # of a process that was ended
            kind, job = message[0], self._running
            if job is None:
                self._end()  # it ended by itself, with nothing to do
                return
            if kind == "step":
                job.step, job.share = message[1:]
                return
            job.seconds = time.monotonic() - job._began
            if kind == "done":
                job.state, job.result = "done", message[1]
            else:
                job.state, job.error = "failed", message[1]
            if kind == "died":
                self._end()
            self._running = None
            self._next()

    def _end(self) -> None:
        worker, self._worker, self._running = self._worker, None, None
        if worker is not None:
            worker.end()


class _Worker:
    """A process that works on what it is sent, and a thread that hears what it says."""

    def __init__(self, told: Callable[[_Worker, tuple[Any, ...]], None]) -> None:
        spawn = mp.get_context("spawn")
        self._line, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._told = told
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        """Hand it a piece of work."""
        self._line.send((work, arguments))

    def end(self) -> None:
        """End it at once."""
        self._process.terminate()
        self._process.join(_END_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _listen(self) -> None:
        try:
            while True:
                self._told(self, self._line.recv())
        except (EOFError, OSError):
            self._told(self, ("died", words.ENDED))
        finally:
            self._line.close()


def _serve(line: Connection) -> None:
    """What the process does: one piece of work after the other, until nobody sends any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this one
    with suppress(EOFError, OSError):
        while True:
            work, arguments = line.recv()
            line.send(_answer(line, work, arguments))


def _answer(line: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    latest = ["", 0.0]

    def report(step: str, share: float) -> None:
        watch.look()
        latest[:] = [STEPS.get(step, step), share]
        line.send(("step", *latest))

    watch = Watch(lambda: line.send(("step", COMPILING, 0.0)), lambda: line.send(("step", *latest)))
    try:
        return "done", work(Tools(report, _keep()), *arguments)
    except DetenteError as error:
        return "failed", str(error)
    except Exception as error:
        _log.exception("work failed")
        return "failed", f"{type(error).__name__}: {error}"
    finally:
        watch.close()


def _keep() -> Keep:
    """What keeps stages between runs, in the user's own folder, unless that is switched off."""
    from detente.kept.keeper import Keeper, place
    from detente.kept.shelf import Shelf

    folder = place()
    return anew if folder is None else Keeper(Shelf(folder))


def compile_ahead(tools: Tools) -> None:
    """Load and compile what studies need, before anybody asks for one."""
    from detente.asked import Settings
    from detente.workbench import study

    few = Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=2)
    for case in ("two-rivers", "vienna-2015"):  # a war, and none
        study(case, few, progress=tools.report)
