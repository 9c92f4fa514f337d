"""One seed, named streams: every random number of a study can be asked for again by name."""

from __future__ import annotations

import hashlib

import numpy as np


def stream(seed: int, *name: str | int) -> np.random.Generator:
    """A random generator that depends on the seed and the name alone.

    Streams of different names are independent, so adding one moves no other, and the order or
    the number of processes in which they are used changes nothing.

    Parameters
    ----------
    seed : int
        The one number behind a study; 0 or more.
    *name : str or int
        What the stream is for, such as ``"talks", 17``.

    Returns
    -------
    numpy.random.Generator
        Philox, counter-based (Salmon et al. 2011).

    Examples
    --------
    >>> bool(stream(1, "talks", 3).integers(100) == stream(1, "talks", 3).integers(100))
    True
    """
    return np.random.Generator(np.random.Philox(key=stream_key(seed, *name)))


def stream_key(seed: int, *name: str | int) -> int:
    """The 128-bit key of a named stream, for kernels that count their own random numbers.

    >>> stream_key(1, "talks") != stream_key(2, "talks")
    True
    """
    if seed < 0:
        raise ValueError(f"seed is {seed}; it must be 0 or more")
    # repr keeps the number 1 apart from the text "1"; the separator keeps ("a", "b") from ("ab",).
    text = "\x1f".join([str(seed), *(repr(part) for part in name)])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest(), "little")
