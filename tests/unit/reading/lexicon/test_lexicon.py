"""The lists of words: every file is whole, and every entry is of its kind."""

from __future__ import annotations

import datetime as dt
import re
from importlib.resources import files
from typing import get_args

import pytest

from detente.dossier.model.evidence import EventType
from detente.reading.dates.feasts import RULE, days_of
from detente.reading.dates.words import MONTHS, WEEKDAYS
from detente.reading.lexicon.read import lexicon
from detente.reading.people.names import folded
from detente.reading.people.states import STATES
from detente.reading.quotes.words import verbs

NAMES = sorted(
    path.name.removesuffix(".yaml")
    for path in files("detente.reading.lexicon").iterdir()
    if path.name.endswith(".yaml")
)
WORD = re.compile(r"[a-z][a-z'.-]*(?: [a-z'.-]+)*")


def test_the_files_are_there_and_read_once() -> None:
    assert {"calendar", "feasts", "names", "roles", "states", "tense"} <= set(NAMES)
    assert all(lexicon(name) is lexicon(name) for name in NAMES)


def test_calendar_holds_what_dates_are_made_of_and_no_more() -> None:
    held = lexicon("calendar")
    assert set(held) == {
        "months", "months_as_names", "weekdays", "seasons", "numbers", "vague", "ordinals",
        "named_for_a_date", "named_for_a_day",
        "counted", "of_the_season", "before_months", "before_months_or_people",
        "before_years", "before_seasons", "before_no_people", "no_dates_after", "verbs_of_people",
        "verbs_of_speakers",
    }  # fmt: skip
    assert sorted(set(MONTHS.values())) == list(range(1, 13))
    assert sorted(WEEKDAYS.values()) == list(range(7))
    assert dt.date(2025, 12, 1).strftime("%A").lower() == min(WEEKDAYS, key=WEEKDAYS.__getitem__)
    assert all(dt.date(2025, n, 1).strftime("%B").lower()[:3] == m[:3] for m, n in MONTHS.items())
    assert [held["ordinals"][word] for word in held["ordinals"]] == list(range(1, 32))
    assert set(held["months_as_names"]) <= set(MONTHS)
    for name, words in held.items():
        assert len(words) == len(set(words)), name
        assert all(WORD.fullmatch(word) for word in words), name
        if isinstance(words, dict):
            assert all(isinstance(n, int) and n >= 0 for n in words.values()), name


def test_words_of_tense_are_those_that_are_asked_for() -> None:
    held = lexicon("tense")
    assert set(held) == {
        "modals", "arranged", "fixed_for", "undertaken", "asked", "present", "conditions", "past",
        "called_off", "ends_of_clauses", "no_verbs",
    }  # fmt: skip
    for name, words in held.items():
        assert len(words) == len(set(words)), name
        assert all(WORD.fullmatch(word) for word in words), name


def test_words_of_events_are_those_that_are_asked_for() -> None:
    held = lexicon("events")
    assert set(held) == {"nouns", "events", "frames", "irregular", "words"}
    classes = set(held["nouns"])
    for kind, rows in held["frames"].items():
        assert kind in get_args(EventType), kind
        for row in rows:
            asks = {"about", "with", "not", "beside", "apart", "named", "passive"}
            assert set(row) <= {"verbs", *asks}
            asked = {name for key in ("about", "with", "not") for name in row.get(key, ())}
            assert asked <= classes, (kind, asked - classes)
            assert all(WORD.fullmatch(verb) for verb in row["verbs"]), kind
    assert set(held["events"]) <= set(get_args(EventType))
    for name, words in held["words"].items():
        assert len(words) == len(set(words)), name
        assert all(WORD.fullmatch(word) for word in words), name


@pytest.mark.parametrize("name", ["deadlines", "drafts", "mediators"])
def test_lists_of_what_is_drawn_up_hold_words_alone(name: str) -> None:
    for key, words in lexicon(name).items():
        assert len(words) == len(set(words)), key
        assert all(WORD.fullmatch(word) for word in words), key


def test_states_have_codes_of_their_own_and_no_word_twice() -> None:
    held = lexicon("states")
    assert set(held) == {"states", "others", "named_for_places"}
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in held["states"])
    names = [name for state in held["states"].values() for name in state["names"]]
    seats = [seat for state in held["states"].values() for seat in state["seats"]]
    assert len(names) == len(set(names))
    assert len(seats) == len(set(seats))
    assert not set(names) & set(held["others"])
    assert {"Turkish Cypriot", "Bosnian Serb", "Northern Ireland"} <= set(held["others"])


def test_words_for_people_are_those_that_are_asked_for() -> None:
    held = lexicon("roles")
    assert set(held) == {
        "roles", "leaders", "bodies", "offices", "titles", "titles_of_women", "titles_of_men",
        "personal", "speaks_for", "serves", "sits_in", "others_than", "private", "past", "ranks",
        "groups", "indefinite", "of_a_government",
    }  # fmt: skip
    for name, words in held.items():
        assert len(words) == len(set(words)), name
    assert set(held["titles_of_women"]) | set(held["titles_of_men"]) <= set(held["titles"])
    assert not set(held["titles_of_women"]) & set(held["titles_of_men"])
    lower = set(held["roles"]) | set(held["bodies"]) | set(held["private"])
    assert all(word == word.lower() for word in lower)


def test_a_first_name_is_a_woman_s_or_a_man_s_or_of_either() -> None:
    held = lexicon("names")
    assert set(held) == {
        "women", "men", "either", "nicknames", "particles", "no_names", "starts",
    }  # fmt: skip
    women, men, either = (set(map(folded, held[name])) for name in ("women", "men", "either"))
    assert not (women & men) | (women & either) | (men & either)
    assert not (women | men) & set(map(folded, held["no_names"]))
    assert not set(held["nicknames"]) & set(held["nicknames"].values())


def test_every_holiday_has_a_rule_and_a_day_in_every_year() -> None:
    held = lexicon("feasts")
    assert set(held) == {"feasts", "national"}
    for name, rule in held["feasts"].items():
        assert WORD.fullmatch(name), name
        assert RULE.fullmatch(rule), name
        assert all(day.first.year == 2031 for day in days_of(rule, 2031)), name
        assert days_of(rule, 2031), name


@pytest.mark.parametrize("name", lexicon("feasts")["national"])
def test_holidays_of_states_are_of_states_that_are_known(name: str) -> None:
    rules = lexicon("feasts")["national"][name]
    assert set(rules) <= set(STATES)
    assert list(rules) == sorted(rules)
    assert all(len(days_of(rule, 2031)) == 1 for rule in rules.values())


@pytest.mark.parametrize(
    ("name", "state", "day"),
    [
        # As the states' own calendars have them.
        ("independence day", "UKR", dt.date(2025, 8, 24)),
        ("independence day", "SSD", dt.date(2025, 7, 9)),
        ("independence day", "IDN", dt.date(2025, 8, 17)),
        ("victory day", "RUS", dt.date(2025, 5, 9)),
        ("republic day", "TUR", dt.date(2025, 10, 29)),
        ("thanksgiving", "CAN", dt.date(2025, 10, 13)),
        ("thanksgiving", "USA", dt.date(2025, 11, 27)),
        ("memorial day", "USA", dt.date(2025, 5, 26)),
    ],
)
def test_days_of_published_calendars(name: str, state: str, day: dt.date) -> None:
    rule = lexicon("feasts")["national"][name][state]
    assert [there.first for there in days_of(rule, 2025)] == [day]


@pytest.mark.parametrize("name", ["saying", "transcript"])
def test_lists_of_saying_hold_each_word_once(name: str) -> None:
    for held, words in lexicon(name).items():
        assert len(words) == len(set(words)), held
        assert all(isinstance(word, str) and word == word.casefold() for word in words), held


def test_every_verb_of_saying_has_its_forms() -> None:
    held = lexicon("saying")
    lemmas = {lemma for name in held["verbs"] for lemma in held[name]}
    assert set(held["irregular"]) <= lemmas
    assert {phrase.split()[0] for phrase in held["phrases"]} == set(held["phrase_verbs"])
    assert set(held["phrases_of_things"]) <= set(held["phrases"])
    assert (verbs()["told"].lemma, verbs()["told"].tag) == ("tell", "S")
    assert (verbs()["denies"].lemma, verbs()["replying"].tag) == ("deny", "G")
