"""Lists, names, headings, holidays, what is called off: texts whose dates were misread."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.dates.find import dates
from detente.reading.parsed import parse
from detente.reading.suggestion import Suggestion

PUBLISHED = dt.date(2031, 5, 15)  # a Thursday


def read(text: str, actors: Actors | None = None) -> list[Suggestion]:
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=PUBLISHED)
    return dates(parse(document), actors)


def values(text: str, actors: Actors | None = None) -> dict[str, str | None]:
    return {date.text: date.date for date in read(text, actors)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 1, 8 and 15 June 2030.",
         {"on 1": "2030-06-01", "8": "2030-06-08", "15 June 2030": "2030-06-15"}),
        ("They will meet on June 3 and 17.", {"on June 3": "2031-06-03", "17": "2031-06-17"}),
        ("It will be signed on 8 or 9 June.", {"on 8": "2031-06-08", "9 June": "2031-06-09"}),
        ("They met on Monday 3, Wednesday 5 and Friday 7 March.",
         {"on Monday 3": "2031-03-03", "5": "2031-03-05", "7 March": "2031-03-07"}),
        ("They sat on 1–3, 8 and 15 April.",
         {"on 1–3": "2031-04-01/2031-04-03", "8": "2031-04-08", "15 April": "2031-04-15"}),
        ("They met on 14 and 16 May.", {"on 14": "2030-05-14", "16 May": "2030-05-16"}),
        ("They met on 3 May, 5 June and 7 July 2030.",
         {"on 3 May": "2030-05-03", "5 June": "2030-06-05", "7 July 2030": "2030-07-07"}),
        ("They met in May, June and July 2029.",
         {"May": "2029-05", "June": "2029-06", "July 2029": "2029-07"}),
        ("It failed in 2014, 2015 and 2018.", {"2014": "2014", "2015": "2015", "2018": "2018"}),
        ("On June 3 and 17 people died.", {"On June 3": "2030-06-03"}),
        # What lies between two days is a stretch; two days that follow each other are not.
        ("They met on 21 and 22 October.", {"on 21": "2030-10-21", "22 October": "2030-10-22"}),
        ("They met on Oct. 21 and 22.", {"on Oct. 21": "2030-10-21", "22": "2030-10-22"}),
        ("The vote is on 9 or 10 June.", {"on 9": "2031-06-09", "10 June": "2031-06-10"}),
        ("They met between 3 and 7 May.", {"3 and 7 May": "2031-05-03/2031-05-07"}),
    ],
)  # fmt: skip
def test_days_of_a_list_are_days_and_no_stretch(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met half a year ago.", "2030-11~"),
        ("They met two years and three months ago.", "2029-02~"),
        ("They met a year and a half ago.", "2029-11~"),
        ("They met two and a half years ago.", "2028-11~"),
        ("They met a quarter of a century ago.", "2006-05~"),
        ("They met three months and two days ago.", "2031-02-13"),
        ("It failed in the third quarter of last year.", "2030-07-01/2030-09-30"),
        ("It took a quarter of last year.", "2030"),
        ("It grew in the last quarter.", "2031-01-01/2031-03-31"),
        ("What passed in the next quarter of an hour is not known.", None),
        ("They will meet half a year from now.", "2031-11~"),
        ("It will open in the first half of next year.", "2032-01-01/2032-06-30"),
        ("It failed in the second half of last year.", "2030-07-01/2030-12-31"),
    ],
)
def test_halves_quarters_and_sums_of_time(text, value):
    assert list(values(text).values()) == ([value] if value else [])


def test_half_a_year_later_is_reckoned_from_the_day_told():
    assert values("They signed on 3 May 2030. Half a year later it broke.") == {
        "on 3 May 2030": "2030-05-03",
        "Half a year later": "2030-11~",
    }


@pytest.mark.parametrize(
    "text",
    [
        "April Jones met Teo Ruiz.",
        "Teo Ruiz and June Lis met in Lake House.",
        "Talks between Lind and May collapsed.",
        "Talks between May and Lind collapsed. A letter from May to Lind was lost.",
        "Lind, June and Ruiz met. June told Teo so.",
        "Theresa May spoke. The plan by May failed.",
        "She said that May would resign.",
        "He was met by Jan Egeland and Frederic March.",
        "The Friday Times said so, and the Sunday Telegraph did not.",
        "The April 6 Movement marched, and so did the 6 April Youth Movement.",
        "The July 26 Movement won.",
        "The Good Friday Agreement held; the March 10 Agreement did not.",
        "Black September took part. It was called Bloody Sunday.",
        "The Prague Spring ended, and in the Arab Spring many died.",
        "The March 8 alliance won; the 17 November group did not. The 14 February accords hold.",
        "Every Friday they rest.",
        "Resolution 1701 stands, and in 1701 people died.",
    ],
)
def test_names_hold_no_date(text):
    assert values(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2015 Accord held.", {"2015": "2015"}),
        ("By October Lind had left.", {"October": "2030-10"}),
        ("They ended the operation Friday.", {"Friday": "2031-05-09"}),
        ("In May Lind left.", {"May": "2031-05"}),
        ("May and June were calm.", {"May": "2031-05", "June": "2030-06"}),
        ("The Monday Group met on Monday.", {"on Monday": "2031-05-12"}),
    ],
)
def test_a_date_beside_a_name_stays_one(text, expected):
    assert values(text) == expected


def test_the_people_of_a_dossier_hold_no_date():
    actors = Actors(people=(Actor(name="Ana Sunday"), Actor(name="Friday Ehi", also=("Mr Ehi",))))
    assert values("Ana Sunday and Friday Ehi met on Monday.", actors) == {"on Monday": "2031-05-12"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks will end December 31.", "2031-12-31"),
        ("Talks ended December 31.", "2030-12-31"),
        ("The envoys are to report on January 2.", "2032-01-02"),
        ("The ceasefire expires on 1 June.", "2031-06-01"),
        ("The ceasefire expired on 1 June.", "2030-06-01"),
        ("They met in Rome to discuss the plan on Monday.", "2031-05-12"),
        ("He asked both sides to answer on Monday.", "2031-05-19"),
        ("The envoy, who returned to Dayton on Monday, was tired.", "2031-05-12"),
        ("The meeting on 3 June was cancelled.", "2031-06-03"),
        ("The meeting on 3 May was cancelled.", "2031-05-03"),
        ("The session planned for Friday was called off.", "2031-05-16"),
        ("The session planned for Friday did not take place.", "2031-05-09"),
        ("Friday's round has been postponed.", "2031-05-16"),
        ("The meeting planned for 3 June has been postponed.", "2031-06-03"),
        ("They cancelled the meeting on 3 June.", "2031-06-03"),
        ("Norland cancelled its visit of 2 June.", "2031-06-02"),
        ("The round due on 1 June was shelved.", "2031-06-01"),
        ("A meeting scheduled for 3 June fell through.", "2031-06-03"),
        ("The 3 June meeting will not take place.", "2031-06-03"),
        ("The meeting on 3 May did not take place.", "2031-05-03"),
        ("The meeting on 3 June did not take place.", "2030-06-03"),
        # A past verb that the date does not hang on says nothing of it.
        ("They decided to come back to it in June.", "2031-06"),
        ("The rest was left to talks that open on 2 June.", "2031-06-02"),
        ("Dorn, who is running for office on 3 June, stayed away.", "2031-06-03"),
        ("She warned that without a text by Friday they would leave.", "2031-05-16"),
        ("He said she'd send an envoy on Sunday.", "2031-05-18"),
        ("The bloc cancelled its trip on Monday.", "2031-05-12"),
        ("They met on Thursday at three.", "2031-05-15"),
    ],
)
def test_the_clause_tells_which_side_of_today_is_meant(text, value):
    assert list(values(text).values()) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday 5 May\n\nThey met today. Tomorrow they meet again.\n\nTuesday 6 May\n\nThey left "
         "this morning.",
         {"Monday 5 May": "2031-05-05", "today": "2031-05-05", "Tomorrow": "2031-05-06",
          "Tuesday 6 May": "2031-05-06", "this morning": "2031-05-06"}),
        ("## Day 3: 6 May 2031\n\nThey met yesterday.",
         {"6 May 2031": "2031-05-06", "yesterday": "2031-05-05"}),
        ("Geneva, Tuesday 6 May\nThey met today.",
         {"Tuesday 6 May": "2031-05-06", "today": "2031-05-06"}),
        ("5 May: The envoys met today.\n\nThey met yesterday.",
         {"5 May": "2031-05-05", "today": "2031-05-05", "yesterday": "2031-05-14"}),
        ("2029\n\nOn 5 September they met. In March it broke. They met today.",
         {"2029": "2029", "On 5 September": "2029-09-05", "March": "2029-03", "today": None}),
        ("May 2029\n\nOn the 9th they met. On 12 May it broke.",
         {"May 2029": "2029-05", "On the 9th": "2029-05-09", "On 12 May": "2029-05-12"}),
        ("Chronicle of 2029\n\n6 May\n\nThey met yesterday.",
         {"2029": "2029", "6 May": "2029-05-06", "yesterday": "2029-05-05"}),
        ("Monday\n\nThey met.\n\nTuesday\n\nThey met yesterday.",
         {"Monday": "2031-05-12", "Tuesday": "2031-05-13", "yesterday": "2031-05-12"}),
        ("- 5 May: they met today.\n- 6 May: they left yesterday.",
         {"5 May": "2031-05-05", "today": "2031-05-05", "6 May": "2031-05-06",
          "yesterday": "2031-05-05"}),
        ("The plan of 3 May 2030\n\nThey met today.",
         {"3 May 2030": "2030-05-03", "today": "2031-05-15"}),
        ("The plan of\n3 May 2030\nholds. They met today.",
         {"3 May 2030": "2030-05-03", "today": "2031-05-15"}),
    ],
)  # fmt: skip
def test_a_heading_sets_the_day_the_month_or_the_year(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Independence Day in Port Vell, the capital of the South.", None),
        ("Sudan marked its Independence Day with a parade.", "2031-01-01"),
        ("South Sudan marked its Independence Day.", "2030-07-09"),
        ("Ukraine’s Independence Day passed without a word from Russia.", "2030-08-24"),
        ("American envoys spent Independence Day with Ukrainian troops.", None),
        ("Iran’s Republic Day passed.", None),
        ("Italy kept Republic Day.", "2030-06-02"),
        ("Canada kept Thanksgiving.", "2030-10-14"),
        ("They met on Thanksgiving.", None),
        ("American envoys told Russia so on Thanksgiving.", "2030-11-28"),
        ("They met on Liberation Day.", None),
        ("They met on Bastille Day.", "2030-07-14"),
    ],
)
def test_a_holiday_of_states_is_that_of_the_state_in_question(text, value):
    assert list(values(text).values()) == [value]


def test_the_state_in_question_may_be_a_party_or_the_one_a_text_is_about():
    parties = (NamedParty(id="ua", name="Ukraine", code="UKR"), NamedParty(id="b", name="Boria"))
    assert values("They met on Independence Day.", Actors(parties=parties)) == {
        "on Independence Day": "2030-08-24"
    }
    text = "Kenya waits. Kenya hopes.\n\nThe Kenyan envoy left.\n\nThey met on Independence Day."
    assert values(text) == {"on Independence Day": "2030-12-12"}


def test_a_day_of_no_week_is_no_date():
    assert values("She met them on a Tuesday.") == {}


def test_a_month_goes_on_from_the_year_that_its_sentence_tells_of():
    assert values("The talks opened on July 10, 1951, and resumed in October.") == {
        "on July 10, 1951": "1951-07-10",
        "October": "1951-10",
    }


def test_what_is_quoted_is_reckoned_from_the_day_that_its_sentence_states():
    assert values("On 3 May she said: “We met yesterday.” They met today.") == {
        "On 3 May": "2031-05-03",
        "yesterday": "2031-05-02",
        "today": "2031-05-15",
    }


def test_the_first_reason_names_the_class_and_the_second_from_what():
    found = read("They met on 3 May 2030, on Monday, two weeks ago and on 5/6/2031.")
    assert [date.why[0] for date in found] == [
        "stated in full",
        "a day of the week",
        "so long ago",
        "the text does not say which day this is",
    ]
    assert found[1].why[1] == "reckoned from 2031-05-15, past"


def test_each_part_names_the_class_of_rule_that_found_it() -> None:
    found = read("They met on 3 May 2024, on Tuesday, and on Independence Day.")
    assert [one.rules for one in found] == [
        {"span": "a day and a month", "value": "stated in full"},
        {"span": "a day of the week", "value": "a day of the week"},
        {"span": "a holiday"},
    ]
