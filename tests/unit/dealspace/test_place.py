"""Given packages in every row, against the list of packages."""

from __future__ import annotations

import numpy as np
import pytest

from detente.dealspace.place import inside, inside_share, place
from spaces import Listed, joined_space, random_space


@pytest.mark.parametrize("made", [random_space, joined_space])
@pytest.mark.parametrize("parties", [1, 2, 3, 5])
def test_a_package_lies_in_the_zone_of_the_rows_in_which_the_list_has_it(parties, made):
    rng = np.random.default_rng([parties, 7])
    met = 0
    for _ in range(60):
        space = made(rng, parties)
        packages, rows = Listed(space, 0).packages, np.arange(space.rows)[::-1]
        found = inside(space, rows, packages)
        for at, row in enumerate(rows):
            every = Listed(space, row)
            assert not (every.inside(1e-12) & ~found[at]).any()
            assert not (found[at] & ~every.inside(-1e-8)).any()
        assert np.array_equal(place(space, rows, packages).inside, found)
        assert np.array_equal(inside_share(space, rows, packages), found.mean(axis=0))
        met += found.sum()
    assert met > 100


def test_a_package_that_is_none_of_the_space_is_no_package():
    space = random_space(np.random.default_rng(1), 2)
    with pytest.raises(ValueError, match="none of the space's"):
        inside(space, np.arange(space.rows), np.full((1, len(space.issues)), 9))
