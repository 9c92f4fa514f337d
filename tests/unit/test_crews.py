"""Who works a long task out: the answer is that of one thread, whoever does it."""

from __future__ import annotations

import pytest

from detente.crews import Cluster, Threads
from detente.errors import ClusterError


def power(base: int, exponent: int) -> int:
    """A part of a task."""
    return base**exponent


@pytest.mark.parametrize("many", [1, 2, 7])
def test_threads_do_every_part_once(many: int) -> None:
    done = list(Threads(many)(power, (3,), [(k,) for k in range(20)]))
    assert sorted(done) == [(k, 3**k) for k in range(20)]


def test_a_part_that_fails_ends_the_task() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Threads(2)(power, (0,), [(1,), (-1,)]))


def test_a_cluster_that_does_not_answer_is_told() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterError, match="'nowhere' is no address of a cluster"):
        Cluster("nowhere")
