"""Random numbers by counting: even, apart, and each belonging to its place."""

import numpy as np
import pytest

from detente.talks import _numbers as numbers


def sample(take, count=40_000, purpose=numbers.ROUND):
    return np.array([take(np.uint64(5), purpose, k // 50, k % 50) for k in range(count)])


def test_uniform_numbers_are_even():
    found = sample(numbers.uniform)
    assert 0 < found.min() < found.max() < 1
    assert found.mean() == pytest.approx(0.5, abs=4 * (1 / 12 / len(found)) ** 0.5)
    counts = np.bincount((found * 64).astype(int), minlength=64)
    expected = len(found) / 64
    # Chi-squared with 63 degrees of freedom: mean 63, standard deviation 11.2.
    assert ((counts - expected) ** 2 / expected).sum() < 63 + 4 * 11.3


def test_neighbouring_numbers_are_not_alike():
    found = sample(numbers.uniform)
    for step in (1, 50):
        r = np.corrcoef(found[:-step], found[step:])[0, 1]
        assert abs(r) < 4 / len(found) ** 0.5


def test_purposes_and_keys_are_apart():
    at = (3, 7)
    found = {numbers.uniform(np.uint64(5), purpose, *at) for purpose in range(10)}
    found |= {numbers.uniform(np.uint64(key), 0, *at) for key in range(6, 16)}
    assert len(found) == 20


def test_normal_and_exponential_numbers_have_their_moments():
    normal, waits = sample(numbers.normal), sample(numbers.exponential)
    n = len(normal) ** 0.5
    assert normal.mean() == pytest.approx(0, abs=4 / n)
    assert normal.var() == pytest.approx(1, abs=4 * 2**0.5 / n)
    assert waits.mean() == pytest.approx(1, abs=4 / n)
    assert waits.min() > 0
