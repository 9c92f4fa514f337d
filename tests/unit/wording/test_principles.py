"""Every principle that picks a package has its words, so that pages leave none out."""

from detente.dealspace.principles import PRINCIPLES
from detente.wording.principles import TOLD


def test_every_principle_is_told():
    assert sorted(TOLD) == sorted(PRINCIPLES)
