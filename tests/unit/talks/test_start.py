"""When the talks began: stated, or from what is on record, as of each day."""

import datetime as dt

import pytest

import detente
from detente.dossier.as_of import as_of
from detente.dossier.model.dates import When
from detente.talks.start import talks_start

DRAFT = {"name": "Plan", "by": "a", "date": "2030-11-04"}


def event(**more):
    return {
        "id": "round",
        "date": "2030-10-07",
        "type": "meeting",
        "parties": "a; b; mid",
        "source": "s",
        "text": "They meet.",
        **more,
    }


@pytest.fixture
def begun(make_split):
    """The start of talks about a split, with a draft and one event."""

    def start(*events, since=None, **more):
        mediation = {"by": "mid", "rounds-a-month": 3, **({"since": since} if since else {})}
        return talks_start(make_split(mediation=mediation, events=events, **more))

    return start


def test_the_first_draft_or_mediated_round_on_record_begins_the_talks(begun):
    drafts = {"later": {**DRAFT, "date": "2030-12-01"}, "plan": DRAFT}
    start = begun(drafts=drafts)
    assert (start.date, start.basis, start.weeks) == (dt.date(2030, 11, 4), "draft", 9)
    assert "2030-11-04, with the first draft on record (plan)" in start.rule
    start = begun(event(), drafts=drafts)
    assert (start.date, start.basis, start.weeks) == (dt.date(2030, 10, 7), "round", 13)


@pytest.mark.parametrize(
    "more",
    [{"parties": "a; mid"}, {"parties": "a; b"}, {"planned": True}, {"type": "briefing"}],
    ids=lambda more: str(next(iter(more.values()))),
)
def test_what_is_no_mediated_round_begins_nothing(begun, more):
    start = begun(event(**more))
    assert (start.basis, start.weeks, start.date) == ("nothing", 0, dt.date(2031, 1, 6))
    assert "No draft and no mediated round is on record" in start.rule


def test_what_the_dossier_states_comes_first(begun):
    start = begun(event(), since="2030-12-16", drafts={"plan": DRAFT})
    assert (start.date, start.basis, start.weeks) == (dt.date(2030, 12, 16), "stated", 3)
    start = begun(event(), since="2031-03")
    assert (start.date, start.basis, start.weeks) == (dt.date(2031, 1, 6), "ahead", 0)
    assert "begin on 2031-03, after the as-of date" in start.rule


def test_a_month_in_which_the_as_of_date_lies_has_begun(begun):
    assert begun(since="2031-01").weeks == 0
    assert begun(since="2030-12").date == dt.date(2030, 12, 31)


@pytest.mark.parametrize(
    ("day", "basis", "weeks"),
    [("2025-11-18", "nothing", 0), ("2025-12-03", "draft", 2), ("2026-04-01", "draft", 19)],
)
def test_ukraine_as_of(day, basis, weeks):
    start = talks_start(as_of("ukraine-2025", day))
    assert (start.basis, start.weeks) == (basis, weeks)


def test_those_who_were_there_may_be_named_as_people():
    dossier = detente.read("two-rivers")
    met = next(one for one in dossier.events if one.id == "e4").model_copy(update={"parties": ()})
    earlier = met.model_copy(update={"date": When.parse("2031-01-20")})
    mediation = dossier.mediation.model_copy(update={"since": None})
    known = dossier.model_copy(update={"events": (earlier,), "mediation": mediation})
    assert (talks_start(known).basis, talks_start(known).date) == ("round", dt.date(2031, 1, 20))


def test_given_cases():
    cases = ("pretoria-2022", "two-rivers", "ukraine-2025", "vienna-2015")
    started = {name: talks_start(detente.read(name)) for name in cases}
    assert {name: (str(s.date), s.basis) for name, s in started.items()} == {
        "pretoria-2022": ("2022-10-25", "stated"),
        "two-rivers": ("2031-04-02", "stated"),
        "ukraine-2025": ("2025-11-20", "draft"),
        "vienna-2015": ("2015-03-26", "round"),
    }
