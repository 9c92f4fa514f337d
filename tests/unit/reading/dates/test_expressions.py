"""Expressions of date of newspapers, communiqués and histories: what each is, and what it means."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.documents.document import Document
from detente.reading.dates.find import dates
from detente.reading.parsed import parse

PUBLISHED = dt.date(2025, 11, 22)  # a Saturday


def found(text: str, published: dt.date = PUBLISHED) -> list[tuple[str, str | None]]:
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=published)
    return [(date.text, date.date) for date in dates(parse(document))]


CASES = {
    "They will resume on the 9th.": [("on the 9th", "2025-12-09")],
    "The next round is on the 14th.": [("on the 14th", "2025-12-14")],
    "In the spring of 1995 they met.": [("the spring of 1995", "1995-03-01/1995-05-31")],
    "They agreed overnight.": [("overnight", "2025-11-21~/2025-11-22~")],
    "The envoy arrives this week.": [("this week", "2025-11-17/2025-11-23")],
    "It has been so since 2014.": [("2014", "2014")],
    "They sat between 3 and 7 May.": [("3 and 7 May", "2025-05-03/2025-05-07")],
    "They sat from 3–7 May 2024.": [("3–7 May 2024", "2024-05-03/2024-05-07")],
    "It fell in the early 1990s.": [("the early 1990s", "1990-01-01/1993-12-31")],
    "It will start at noon on Monday.": [("noon on Monday", "2025-11-24")],
    "Payments begin in the first quarter of 2026.": [
        ("the first quarter of 2026", "2026-01-01/2026-03-31")
    ],
    "They met on New Year’s Day.": [("on New Year’s Day", "2025-01-01")],
    "The truce began on the eve of Ramadan.": [("on the eve of Ramadan", "2025-02-28")],
    "He resigned a fortnight ago.": [("a fortnight ago", "2025-11-08~")],
    "They met on Friday evening.": [("on Friday evening", "2025-11-21")],
    "Tuesday’s meeting ended badly.": [("Tuesday’s", "2025-11-18")],
    "At his August meeting with the king he smiled.": [("August", "2025-08")],
    "All year, the president has set deadlines.": [("All year", "2025")],
    "They have met often in recent weeks.": [("recent weeks", "2025-10-25~/2025-11-22~")],
    "There were more talks in the past few weeks.": [
        ("the past few weeks", "2025-11-01~/2025-11-22~")
    ],
    "There were none in the past three years.": [
        ("the past three years", "2022-11-22~/2025-11-22~")
    ],
    "The war has grown over the last six months.": [
        ("the last six months", "2025-05-22~/2025-11-22~")
    ],
    "An accord was signed on the 17th of September, 1978.": [
        ("on the 17th of September, 1978", "1978-09-17")
    ],
    "On September the 5th he arrived.": [("On September the 5th", "2025-09-05")],
    "The charter dates from May of 1948.": [("May of 1948", "1948-05")],
    "By year’s end the troops will go.": [("year’s end", "2025-12-31~")],
    "By the end of the month they will sign.": [("the end of the month", "2025-11-30~")],
    "The army left in the summer of last year.": [
        ("the summer of last year", "2024-06-01/2024-08-31")
    ],
    "Early next week the envoy will report.": [("Early next week", "2025-11-24/2025-11-30")],
    "Earlier this month the dam broke.": [("Earlier this month", "2025-11")],
    "Later this year there will be a vote.": [("Later this year", "2025")],
    "In the coming days there will be a vote.": [("the coming days", "2025-11-22~/2025-11-25~")],
    "In the next few weeks there will be a vote.": [
        ("the next few weeks", "2025-11-22~/2025-12-13~")
    ],
    "They met in May and June 2024.": [("May", "2024-05"), ("June 2024", "2024-06")],
    "It lasted from May to July 2024.": [("May", "2024-05"), ("July 2024", "2024-07")],
    "They met on Monday and Tuesday.": [("on Monday", "2025-11-17"), ("Tuesday", "2025-11-18")],
    "The war of 1967-73 is over.": [("1967-73", "1967-01-01/1973-12-31")],
    "The war of 1998–2000 is over.": [("1998–2000", "1998-01-01/2000-12-31")],
    "It was agreed on 12/31/2024.": [("on 12/31/2024", "2024-12-31")],
    "It was agreed on 31.12.2024.": [("on 31.12.2024", "2024-12-31")],
    "He spoke in the small hours of Thursday.": [("Thursday", "2025-11-20")],
    "He spoke in the early hours of Thursday, 20 November.": [
        ("Thursday, 20 November", "2025-11-20")
    ],
    "At dawn on Sunday the guns fell silent.": [("dawn on Sunday", "2025-11-16")],
    "They will meet a week from Tuesday.": [("a week from Tuesday", "2025-12-02")],
    "They will meet on Tuesday week.": [("on Tuesday week", "2025-12-02")],
    "They will meet in three weeks’ time.": [("three weeks’ time", "2025-12-13~")],
    "The Friday before last he had left.": [("The Friday before last", "2025-11-14")],
    "The week before last they met.": [("The week before last", "2025-11-03/2025-11-09")],
    "The month after next they will meet.": [("The month after next", "2026-01")],
    "He came on Christmas Eve, 1991.": [("on Christmas Eve, 1991", "1991-12-24")],
    "The speech of 4 July 2024 was long.": [("4 July 2024", "2024-07-04")],
    "On that day they swore peace; it was 4 July 2024.": [
        ("On that day", None),
        ("4 July 2024", "2024-07-04"),
    ],
    "They will be here for the weekend.": [("the weekend", "2025-11-22/2025-11-23")],
    "It is due no later than 1 March.": [("1 March", "2026-03-01")],
    "They met on the first Monday in October.": [("October", "2025-10")],
    "They met in late October or early November.": [
        ("late October", "2025-10-21/2025-10-31"),
        ("early November", "2025-11-01/2025-11-10"),
    ],
    "The envoy has been here since Monday.": [("Monday", "2025-11-17")],
    "The 2015 accord failed.": [("2015", "2015")],
    "The pre-2014 line holds.": [("2014", "2014")],
    "The November 2024 text was better.": [("November 2024", "2024-11")],
    "They may march in May.": [("May", "2026-05")],
    "On Friday the fourteenth they gave up.": [("On Friday the fourteenth", "2025-11-14")],
    "On Friday, the 14th, they gave up.": [("On Friday, the 14th", "2025-11-14")],
    "It was signed on the fifteenth.": [("on the fifteenth", "2025-11-15")],
    "They met on the night of the 16th.": [("on the night of the 16th", "2025-11-16")],
    "They broke off on the Sunday.": [("on the Sunday", "2025-11-16")],
    "They broke off that Sunday.": [("that Sunday", "2025-11-16")],
    "He came on the ninth of March.": [("on the ninth of March", "2025-03-09")],
    "He left on the morning of September 9, 2001.": [
        ("on the morning of September 9, 2001", "2001-09-09")
    ],
    "They quarrelled on Sunday evening and Monday morning.": [
        ("on Sunday evening", "2025-11-16"),
        ("Monday morning", "2025-11-17"),
    ],
    "Last Sunday night they signed.": [("Last Sunday night", "2025-11-16")],
    "At 11 o’clock on Sunday night they signed.": [("on Sunday night", "2025-11-16")],
    "Since last Tuesday nobody has slept.": [("last Tuesday", "2025-11-18")],
    "Late on Saturday they signed.": [("Late on Saturday", "2025-11-22")],
    "In late summer he wrote.": [("late summer", "2025-08")],
    "The 1967 war and the 1973 war.": [("1967", "1967"), ("1973", "1973")],
    "As of Monday no one had answered.": [("Monday", "2025-11-17")],
    "He first came here in April, 1975.": [("April, 1975", "1975-04")],
    "It was the winter of 1944-45.": [("the winter of 1944-45", "1944-12-01/1945-02-28")],
    "the decision of 21–22 October": [("21–22 October", "2025-10-21/2025-10-22")],
    "Friday's vote was lost.": [("Friday's", "2025-11-21")],
    "This week’s round is the last.": [("This week’s", "2025-11-17/2025-11-23")],
    "The September 2024 communiqué said so.": [("September 2024", "2024-09")],
    "He arrived the day before yesterday.": [("the day before yesterday", "2025-11-20")],
    "He arrived the day before.": [("the day before", None)],
    "He will be 60 in May.": [("May", "2026-05")],
    "The committee shall meet not later than 30 June 2030.": [("30 June 2030", "2030-06-30")],
    "Done at Geneva this 3rd day of May 2024.": [("this 3rd day of May 2024", "2024-05-03")],
    "Done at Geneva on the third day of May, 2024.": [
        ("on the third day of May, 2024", "2024-05-03")
    ],
    "It enters into force on 1 January next.": [("on 1 January", "2026-01-01")],
}


@pytest.mark.parametrize("text", CASES)
def test_an_expression_and_the_days_it_means(text: str) -> None:
    assert found(text) == CASES[text]


TOLD = {
    "The following morning he was back.": ("The following morning", "2024-06-06"),
    "Three days earlier he had signed.": ("Three days earlier", "2024-06-02"),
    "On that day nobody slept.": ("On that day", "2024-06-05"),
    "The same evening nobody slept.": ("The same evening", "2024-06-05"),
    "That autumn the front moved.": ("That autumn", "2024-09-01/2024-11-30"),
    "That August the war ended.": ("That August", "2024-08"),
    "Two years later it broke.": ("Two years later", "2026~"),
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_reckoned_from_the_day_told_before(text: str) -> None:
    assert found(f"He spoke on 5 June 2024. {text}")[1] == TOLD[text]


@pytest.mark.parametrize(
    "text",
    [
        "They talked for 48 hours.",
        "They must answer within ten days.",
        "Mrs. May said no.",
        "It was an august body, and it may march.",
        "He was the third man at the second table.",
        "An overnight train took them home.",
        "Two days after the raid he left.",
        "The base is long-range.",
    ],
)
def test_durations_and_words_that_only_look_like_dates(text: str) -> None:
    assert found(text) == []


def test_a_day_of_the_week_is_today_where_the_paper_appears_on_it() -> None:
    assert found("He will brief them on Saturday.") == [("on Saturday", "2025-11-22")]
    assert found("He will brief them next Saturday.") == [("next Saturday", "2025-11-29")]


def test_two_months_share_the_year_that_follows() -> None:
    values = [value for _, value in found("They met in May and June 2024.")]
    assert values == ["2024-05", "2024-06"]
