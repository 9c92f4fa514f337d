"""Stopping long work, from whatever page it is shown on."""

from __future__ import annotations

from starlette.responses import Response

from detente.web.visit import Visit, post


def stop(visit: Visit) -> Response:
    """Stop a piece of work, and go back."""
    visit.jobs.stop(visit.sent("job"))
    return visit.go(visit.sent("back").lstrip("/"))


ROUTES = (post("/job/stop", stop),)
