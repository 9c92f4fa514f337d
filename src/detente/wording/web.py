"""What the pages in the browser say that no template of theirs holds."""

from __future__ import annotations

from detente.userfiles import MEGABYTE

# at the door
WRONG_HOST = "This is not the address of these pages. Use the one that detente serve wrote."
NO_SUCH_METHOD = "Pages are read and forms are sent; nothing else is answered."
COME_IN = "Open the address that detente serve wrote when it started; it lets this browser in."
KEY_SPENT = "This key is none, or has been used. Open the newest address that detente serve wrote."
FROM_ELSEWHERE = "This form was sent by another page than ours, and is not taken."
NO_FORM = "This is no form that can be read."
FORM_OF_ANOTHER = "This form is not from this session. Open the page again, and send it from there."
# on a page
NOT_HERE = "There is no such page."
FAULT = "This is a fault of detente, not of your files; the terminal shows where."
SAVED = "Saved."
UNCHANGED = "Nothing was changed."
UNDONE = "Undone."
DROPPED = "Dropped."
BUSY = "Somebody else is saving in this folder. Nothing of yours was saved; try again."
READ_ONLY = (
    "A worked case is not changed. Take a copy, and open that: detente cases CASE --copy-to FOLDER."
)
ENDED = "the process ended without a word; perhaps the machine ran out of memory."
COMPILING_AHEAD = "Getting ready"
THE_ANSWER = "Working out the answer"
NO_EDIT = "This is no change of a dossier's file."
NO_CHANGE = "There is no such change on record."
NO_TITLE = "Say what it is about."
NO_FILE = "Choose a file first."
OTHER_FILE = (
    "Open the zip of a dossier’s folder, or a workbook (.xlsx); articles and drafts are read into "
    "a dossier that is open."
)
# before there is any
TEAM = (
    "--host serves others than this machine, and needs --certificate, --private-key, and --person "
    "for each who is let in."
)
TEAM_ALONE = "--certificate, --private-key and --person go with --host."
TWICE = "Two people of one name cannot be told apart in the history."
NO_EXTRA = (
    "pages in the browser need starlette, uvicorn and python-multipart, which are not installed. "
    'Install the extra: pip install "detente[web]".'
)


def too_large(limit: int) -> str:
    """More than is taken at once.

    >>> too_large(52_000_000)
    'This is too large: at most 52 MB are taken at once.'
    """
    return f"This is too large: at most {limit // MEGABYTE} MB are taken at once."


def no_dossier(name: str) -> str:
    """A dossier that is not open."""
    return f"No dossier “{name}” is open here."


def no_day(text: str) -> str:
    """What is no day to look at the dossier as of."""
    return f"“{text}” is not a date; write a day such as 2025-11-25."


def nobody_on(party: str, issue: str) -> str:
    """A cell of the matrix that is not there."""
    return f"There is no party “{party}” or no issue “{issue}” in this dossier."


def serving(address: str, person: str = "") -> str:
    """Where the pages are, and for whom.

    >>> serving("https://10.0.0.2:8765/enter?key=k", "Ana")
    'For Ana: https://10.0.0.2:8765/enter?key=k'
    """
    return f"For {person}: {address}" if person else f"Open Detente in your browser at {address}"


def another_browser(address: str, person: str = "") -> str:
    """How one more browser comes in."""
    return f"For another browser{f' of {person}' if person else ''}: {address}"


def no_certificate(reason: str) -> str:
    """A certificate that cannot be used."""
    return f"--certificate and --private-key are no pair that can be used: {reason}."


def no_address(host: str, reason: str) -> str:
    """A name that is none of this machine."""
    return f"--host {host} is no address of this machine: {reason}."


def port_taken(port: int) -> str:
    """A port that something else has."""
    return f"port {port} is taken, perhaps by detente serve in another window; --port 0 finds one."
