"""The dossier as it was known on an earlier day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.dossier.as_of import as_of
from detente.dossier.files.read import check, read
from detente.dossier.files.write import write
from detente.dossier.model.dossier import Dossier
from detente.estimates import Estimate


@pytest.fixture(scope="module")
def now() -> Dossier:
    return read("two-rivers")


@pytest.fixture(scope="module")
def ukraine() -> Dossier:
    return read("ukraine-2025")


def test_on_its_own_day_and_later_it_is_the_same(now: Dossier) -> None:
    assert as_of(now, "2031-05-12") == now
    later = as_of(now, "2031-06-01")
    assert later.statements == now.statements
    assert str(later.as_of) == "2031-06-01"


@pytest.mark.parametrize(
    ("day", "statements"),
    [
        ("2031-03-19", []),
        ("2031-03-20", ["s1"]),
        ("2031-04-05", ["s1", "s2", "s3", "s4"]),
        ("2031-05-01", ["s1", "s2", "s3", "s4", "s6"]),  # s5 was said before, and leaked later
        ("2031-05-02", ["s1", "s2", "s3", "s4", "s5", "s6"]),
        ("2031-04", ["s1", "s2", "s3", "s4", "s6"]),  # a month is its last day
    ],
)
def test_statements_count_from_the_day_they_became_known(
    now: Dossier, day: str, statements: list[str]
) -> None:
    assert [s.id for s in as_of(now, day).statements] == statements
    plain = now.model_copy(update={"statements": tuple(now.statements)})
    assert [s.id for s in as_of(plain, day).statements] == statements


def test_events_count_from_the_last_day_they_can_be(now: Dossier) -> None:
    """One of May 2031 is not known on 10 May; a planned one not before the dossier's day."""
    assert [e.id for e in as_of(now, "2031-05-10").events] == ["e1", "e2", "e3", "e4"]
    assert [e.id for e in now.events][-2:] == ["e5", "e6"]


def test_drafts_and_responses(now: Dossier) -> None:
    assert list(as_of(now, "2031-02-28").drafts) == []
    assert list(as_of(now, "2031-03-01").drafts) == ["sketch"]  # made on 10 February, leaked then
    day = as_of(now, "2031-04-04")
    assert list(day.drafts["first-plan"].responses) == ["south"]
    assert day.texts == now.texts
    assert as_of(now, "2031-04-01").texts == {}


def test_a_deadline_is_open_until_it_is_not(now: Dossier) -> None:
    assert as_of(now, "2031-04-01").deadlines == {}
    before = as_of(now, "2031-04-19").deadlines["d1"]
    assert (before.became, before.became_on) == ("open", None)
    assert as_of(now, "2031-04-20").deadlines["d1"].became == "missed"


def test_red_lines_and_estimates_of_later_days_are_unknown(now: Dossier) -> None:
    def lines(day: str, party: str) -> list[str]:
        wants = as_of(now, day).parties[party].wants
        assert wants is not None
        return [line.id or line.issue for line in wants.red_lines]

    assert lines("2031-05-12", "south") == ["border", "guarantee"]
    assert lines("2031-05-01", "south") == ["border"]  # declared in s5, which leaked on 2 May
    assert lines("2031-03-30", "south") == []  # since: 2031-03
    assert lines("2031-03-27", "north") == ["border"]  # declared in s2; the other is assessed
    assert now.war is not None
    since = Estimate.parse({"estimate": "0.4", "since": "2031-05"})
    war = now.war.model_copy(update={"balance": since})
    then = as_of(now.model_copy(update={"war": war}), "2031-05-10").war
    assert then is not None
    assert then.balance is None
    assert then.ends_in_months == now.war.ends_in_months


def test_what_rested_on_a_later_statement_does_not_then(now: Dossier) -> None:
    assert now.mediation.why == ("s1",)
    assert as_of(now, "2031-03-01").mediation.why == ()
    assert as_of(now, "2031-03-20").mediation.why == ("s1",)


@pytest.mark.parametrize("day", ["2030-01-01", "2031-03-01", "2031-04-04", "2031-05-10"])
def test_it_is_a_sound_dossier_still(now: Dossier, day: str, tmp_path: Path) -> None:
    then = as_of(now, day)
    assert read(write(then, tmp_path)) == then
    assert [str(f) for f in check(tmp_path) if f.severity == "error"] == []
    assert as_of(then, day) == then
    assert as_of(as_of(now, "2031-05-11"), day) == then


def test_a_day_that_does_not_exist(now: Dossier) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        as_of(now, "2031-02-30")


def test_what_was_issued_later_is_no_reason_yet(ukraine: Dossier) -> None:
    then = as_of(ukraine, "2025-11-25")
    later = "news-2025-12-03"
    assert any(later in text for text in _reasons(ukraine))
    assert not any(later in text for text in _reasons(then))


def test_a_line_assessed_only_later_is_unknown(ukraine: Dossier) -> None:
    known = ukraine.parties["europe"].wants
    assert known is not None
    line = known.red_lines[0].model_copy(
        update={"assessed": ("news-2025-12-03#paragraph 9",), "declared": ()}
    )
    wants = known.model_copy(update={"red_lines": (line, *known.red_lines[1:])})
    europe = ukraine.parties["europe"].model_copy(update={"wants": wants})
    changed = ukraine.model_copy(update={"parties": {**ukraine.parties, "europe": europe}})
    then = as_of(changed, "2025-11-25").parties["europe"].wants
    assert then is not None
    assert len(then.red_lines) == len(known.red_lines) - 1


def _reasons(dossier: Dossier) -> Iterator[str]:
    for party in dossier.parties.values():
        for line in party.wants.red_lines if party.wants else ():
            yield from line.assessed
        for worth in party.wants.worth.values() if party.wants else ():
            yield from worth.why
