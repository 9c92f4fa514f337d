"""Who works a long task out: threads of this machine, or a cluster that is there already.

A task is one function, what all its parts share, and the parts. Its answer depends on these alone,
so that any crew of any size gives the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any, Protocol, TypeVar

from detente._version import __version__
from detente.errors import ClusterError

R = TypeVar("R")
Shared = tuple[Any, ...]
Part = tuple[Any, ...]

_TRIES = 5  # how often a part may lose the worker that it is with
_WAIT = 10.0  # seconds for a cluster to answer
_MEND = "Start one with `dask scheduler`, and name its address, such as tcp://127.0.0.1:8786."


class Crew(Protocol):
    """Works out all parts of a task, in whatever order they come about."""

    def __call__(
        self, work: Callable[..., R], shared: Shared, parts: Sequence[Part], /
    ) -> Iterator[tuple[int, R]]:
        """The place of each part, and what ``work(*shared, *part)`` gives."""
        ...


class Threads:
    """Threads of this process; the kernels that do the work hold up no other thread.

    Parameters
    ----------
    many : int or None
        One for each processor if not given.

    Examples
    --------
    >>> sorted(Threads(2)(pow, (2,), [(1,), (5,), (3,)]))
    [(0, 2), (1, 32), (2, 8)]
    """

    def __init__(self, many: int | None = None) -> None:
        self.many = many or os.cpu_count() or 1

    def __call__(
        self, work: Callable[..., R], shared: Shared, parts: Sequence[Part], /
    ) -> Iterator[tuple[int, R]]:
        """As :class:`Crew` has it."""
        with ThreadPoolExecutor(self.many) as pool:
            jobs = {pool.submit(work, *shared, *part): at for at, part in enumerate(parts)}
            try:
                for job in as_completed(jobs):
                    yield jobs[job], job.result()
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


class Cluster:
    """The workers of a Dask cluster that is there already; a part whose worker dies is done again.

    Dask sends Python objects to its workers as it does for anybody who uses it: name a cluster of
    your own alone.

    Parameters
    ----------
    address : str
        Of its scheduler, such as ``tcp://127.0.0.1:8786``.

    Raises
    ------
    ClusterError
        Nothing answers there, its workers are of other versions, or Dask is not installed.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError:
            raise ClusterError(
                "A cluster needs Dask, which is not installed: pip install 'detente[cluster]'."
            ) from None
        _expect_address(address)
        try:
            self._client = Client(address, timeout=_WAIT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClusterError(
                f"No cluster answers at {address[:100]} within {_WAIT:g} seconds. {_MEND}"
            ) from error
        try:
            self._expect_our_versions()
        except ClusterError:
            self.close()
            raise

    def close(self) -> None:
        """Leave the cluster, which goes on; else this process keeps looking for it."""
        self._client.close()

    def _expect_our_versions(self) -> None:
        """Refuse workers whose numbers may be others."""
        try:
            self._client.wait_for_workers(1, timeout=_WAIT)
            there = self._client.run(versions)
        except TimeoutError:
            mend = "Start one with `dask worker ADDRESS`."
            raise ClusterError(f"The cluster has no worker. {mend}") from None
        except Exception as error:  # whatever a worker without Detente says of it
            raise _of_worker(error) from error
        for worker, found in there.items():
            if found != versions():
                raise ClusterError(
                    f"The worker at {worker} has {found}, and here there is {versions()}: its "
                    "numbers may be others. Install the same there."
                )

    def __call__(
        self, work: Callable[..., R], shared: Shared, parts: Sequence[Part], /
    ) -> Iterator[tuple[int, R]]:
        """As :class:`Crew` has it."""
        from distributed import as_completed as completed

        there = [self._client.scatter(value, broadcast=True, hash=False) for value in shared]
        jobs = {
            self._client.submit(work, *there, *part, pure=False, retries=_TRIES): at
            for at, part in enumerate(parts)
        }
        try:
            done = iter(completed(jobs, loop=self._client.loop, with_results=True))
            while True:
                try:
                    job, answer = next(done)
                except StopIteration:
                    return
                except Exception as error:  # whatever a worker says
                    raise _of_worker(error) from error
                yield jobs[job], answer
                job.release()  # what is here need not stay there
        finally:
            self._client.cancel(list(jobs))


def _expect_address(address: str) -> None:
    """Refuse what is no address before Dask tries it: a client half made ends with a traceback."""
    from distributed.comm.addressing import parse_address, parse_host_port
    from distributed.comm.registry import get_backend

    try:
        scheme, place = parse_address(address)
        get_backend(scheme)
        if scheme != "inproc":
            parse_host_port(place)
    except ValueError as error:
        why = f"{address[:100]!r} is no address of a cluster: {str(error)[:200]}."
        raise ClusterError(f"{why} {_MEND}") from error


def versions() -> str:
    """Of all that a part is worked out with."""
    import numba
    import numpy as np

    return f"detente {__version__}, numpy {np.__version__}, numba {numba.__version__}"


def _of_worker(error: Exception) -> ClusterError:
    return ClusterError(
        f"A worker of the cluster could not do its part: {type(error).__name__}, "
        f"{str(error)[:300]}. Its workers need what is installed here."
    )
