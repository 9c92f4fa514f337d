"""The pages of a dossier, in the order in which the navigation has them."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.routing import BaseRoute

from detente.web.pages import (
    brief,
    classroom,
    deal,
    draft,
    drafts,
    estimates,
    forecast,
    history,
    levers,
    objections,
    overview,
    positions,
    reader,
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path below the dossier, its name in the navigation, and its routes."""

    path: str
    name: str
    routes: tuple[BaseRoute, ...]


PAGES = (
    Page("", "Overview", overview.ROUTES),
    Page("positions", "Positions", positions.ROUTES),
    Page("reader", "Reader", reader.ROUTES),
    Page("estimates", "Estimates", estimates.ROUTES),
    Page("drafts", "Drafts", (*drafts.ROUTES, *draft.ROUTES)),
    Page("objections", "Objections", objections.ROUTES),
    Page("deal", "Deal", deal.ROUTES),
    Page("levers", "Levers", levers.ROUTES),
    Page("forecast", "Forecast", forecast.ROUTES),
    Page("brief", "Brief", brief.ROUTES),
    Page("history", "History", history.ROUTES),
    Page("class", "Class", classroom.ROUTES),
)
"""A new page is one line here."""
