from __future__ import annotations

import datetime as dt

from detente.dossier.model.dossier import Dossier
from detente.drafting.stances import speakers


def test_people_of_one_party_side_by_side(dossier: Dossier) -> None:
    found = speakers(dossier)
    # Ruiz and Vey are not listed among their parties' people here, so the dossier's check
    # complains of them; and what nobody is named for is nobody's voice.
    assert list(found) == ["north"]
    dorn, lis = found["north"]
    assert (dorn.name, dorn.role, dorn.last.id) == ("Ana Dorn", "president", "s2")
    assert [statement.id for statement in lis.said] == ["s5", "s1"]


def test_between_two_days(dossier: Dossier) -> None:
    early = speakers(dossier, as_of=dt.date(2031, 3, 31))
    assert [s.person for s in early["north"]] == ["lis"]
    late = speakers(dossier, since=dt.date(2031, 4, 10))
    assert [s.last.id for s in late["north"]] == ["s5"]
    assert speakers(dossier, as_of=dt.date(2031, 1, 1)) == {}
