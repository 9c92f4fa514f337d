"""Rules about words: what is vague, only wished, left open, undefined, or points at nothing."""

from __future__ import annotations

from detente.drafting.lint.rule import Rule

WORD_RULES: dict[str, Rule] = {
    "vague-word": Rule(
        title="A vague word",
        said="“{words}” can be read as little or as much as each side likes.",
        mend="Put a figure, a day, a named example or who decides in its place; or, if vagueness "
        "is wanted, say so: <!-- lint: ignore vague-word: why -->.",
        why="Vague words help to sign and hinder to keep. Those kept on purpose should be few, "
        "and known.",
        raises="1. The south receives robust guarantees.",
        passes="1. The guarantors send 5,000 troops within 72 hours of an attack.",
        level="advice",
    ),
    "wish": Rule(
        title="A wish in the place of a duty",
        said="“{words}” hopes; it does not bind.",
        mend="Write “shall” or “will” if it is owed, and move it to the preamble if it is not.",
        why="What is expected cannot be breached. A reader who counts on it was not told so.",
        raises="1. The north is expected to leave the valley by 1 May.",
        passes="1. The north shall leave the valley by 1 May.",
        level="advice",
    ),
    "left-open": Rule(
        title="Something is left to be agreed",
        said="“{words}” leaves to be agreed what this text should say.",
        mend="Say it, or say who settles it by when, and what holds until then.",
        why="An agreement to agree gives whoever likes today's state a veto.",
        raises="1. Both sides withdraw to the agreed points by 1 May.",
        passes="1. Both sides withdraw to the line of 1 April on the map in point 2 by 1 May.",
        level="advice",
    ),
    "undefined-term": Rule(
        title="A term that is nowhere defined",
        said="“{words}” is used as a term, and nowhere does the text say what it is.",
        mend="Define it where it first stands (“the Zone” means …), or name the body with who "
        "sits in it.",
        why="A capital letter or quotation marks promise one meaning; without a definition each "
        "side brings its own.",
        raises="1. The north leaves the Security Zone by 1 May.",
        passes="1. “The Security Zone” means the ten kilometres on either side of the river.\n"
        "2. The north leaves the Security Zone by 1 May.",
    ),
    "unnamed-role": Rule(
        title="A role that nobody is named for",
        said="“{words}”: nowhere does the text say who that is.",
        mend="Name them where they first stand.",
        why="States that are not named have promised nothing, and have not been asked.",
        raises="1. The guarantors meet within 48 hours.",
        passes="1. The guarantors are Norland and Sudland. The guarantors meet within 48 hours.",
        level="advice",
    ),
    "dangling-reference": Rule(
        title="A reference to what is not there",
        said="“{words}” is not in this text.",
        mend="Put the number right, attach the annex, or name the treaty that the article is of.",
        why="Points are renumbered from draft to draft, and references stay behind.",
        raises="1. The dam opens in May.\n2. Point 7 does not apply to ships.",
        passes="1. The dam opens in May.\n2. Point 1 does not apply to ships.",
    ),
    "missed-reference": Rule(
        title="A reference to a point that speaks of something else",
        said="“{words}”: point {more} does not speak of it.",
        mend="Put the number right, or say there what is meant here.",
        why="Points are renumbered from draft to draft, and references stay behind.",
        raises="1. The dam opens in May.\n2. The studies mentioned in point 1 are public.",
        passes="1. The studies of the dam are ready in May.\n"
        "2. The studies mentioned in point 1 are public.",
    ),
}
