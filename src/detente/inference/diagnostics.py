"""Whether chains have settled, and how many independent draws their draws are worth."""

from __future__ import annotations

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Floats


def effective_draws(chains: Floats) -> Floats:
    """How many independent draws those of some chains are worth (bulk effective sample size).

    Parameters
    ----------
    chains : (chain, draw, quantity) array

    Returns
    -------
    (quantity,) array
        All of them where a quantity never changes.

    References
    ----------
    Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021): of ranks made normal, each chain in two
    halves, autocorrelations summed until a pair of them turns negative (Geyer 1992).

    Examples
    --------
    >>> chains = np.random.default_rng(1).standard_normal((4, 500, 1))
    >>> bool(1500 < effective_draws(chains)[0] < 2500)
    True
    """
    normal = _normal(_halves(chains))
    many, length = normal.shape[:2]
    total = many * length
    covariance = _autocovariance(normal)
    variance = covariance[:, 0].mean(axis=0) * length / (length - 1)
    pooled = variance * (length - 1) / length + normal.mean(axis=1).var(axis=0, ddof=1)
    settled = pooled > 0.0
    safe = np.where(settled, pooled, 1.0)
    correlation = 1.0 - (variance - covariance.mean(axis=0)) / safe
    correlation[0] = 1.0
    last = 2 * ((length - 1) // 2)
    even, odd = correlation[0:last:2], correlation[1:last:2]
    pairs = even + odd
    kept = np.cumprod(pairs > 0.0, axis=0).astype(bool)
    kept[-1] = False
    falling = np.minimum.accumulate(np.where(kept, pairs, np.inf), axis=0)
    first = np.minimum(kept.sum(axis=0), len(pairs) - 1)
    beyond = np.maximum(np.take_along_axis(even, first[None], axis=0)[0], 0.0)
    time = -1.0 + 2.0 * np.where(kept, falling, 0.0).sum(axis=0) + beyond
    time = np.maximum(time, 1.0 / np.log10(total))
    return np.asarray(np.where(settled, total / time, total))


def rhat(chains: Floats) -> Floats:
    """How far chains differ from one another, by ranks: 1 where they do not (split R-hat).

    Parameters
    ----------
    chains : (chain, draw, quantity) array

    Returns
    -------
    (quantity,) array
        The larger of that of the draws and that of their distance from the middle.

    References
    ----------
    Vehtari et al. (2021).
    """
    halves = _halves(chains)
    folded = np.abs(halves - np.median(halves, axis=(0, 1)))
    return np.asarray(np.maximum(_plain_rhat(_normal(halves)), _plain_rhat(_normal(folded))))


def _plain_rhat(chains: Floats) -> Floats:
    length = chains.shape[1]
    within = chains.var(axis=1, ddof=1).mean(axis=0)
    between = chains.mean(axis=1).var(axis=0, ddof=1)
    settled = within > 0.0
    ratio = (length - 1) / length + between / np.where(settled, within, 1.0)
    return np.asarray(np.where(settled, np.sqrt(ratio), 1.0))


def _halves(chains: Floats) -> Floats:
    """Each chain as two, the middle draw left out where their number is odd."""
    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, -half:]])


def _normal(chains: Floats) -> Floats:
    """The normal quantile of each draw's rank among all draws of its quantity."""
    flat = chains.reshape(-1, chains.shape[2])
    ranks = scipy.stats.rankdata(flat, axis=0)
    return np.asarray(
        scipy.special.ndtri((ranks - 0.375) / (len(flat) + 0.25)).reshape(chains.shape)
    )


def _autocovariance(chains: Floats) -> Floats:
    """(chain, lag, quantity), divided by the number of draws."""
    length = chains.shape[1]
    centred = chains - chains.mean(axis=1, keepdims=True)
    size = scipy.fft.next_fast_len(2 * length)
    spectrum = scipy.fft.rfft(centred, size, axis=1)
    found = scipy.fft.irfft(np.abs(spectrum) ** 2, size, axis=1)[:, :length]
    return np.asarray(found / length)
