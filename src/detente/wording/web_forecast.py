"""What the page of forecasts says."""

from __future__ import annotations

WORKING = "Forecasting how the talks go on"
NOT_YET = "Nothing is worked out that could be saved; work it out first."
CHANGED = "The dossier has changed since; work the forecast out again, and save that."
NO_DAY = "Write a day, such as 2031-09-01."
NO_ANSWER = "Say whether it came, on what day, and which source says so."
NO_FORECAST = "No such forecast is on record."
RESOLVED = "What came is on record."


def saved(file: str) -> str:
    """Where a forecast was put on record.

    >>> saved("2031-05-12-settlement.json")
    'On record in forecasts/2031-05-12-settlement.json.'
    """
    return f"On record in forecasts/{file}."
