"""The desk a check works at: the dossier, where its parts stand, and the findings so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.dossier.files.statements import Statements
from detente.dossier.files.tree import Path, Tree, at, blank
from detente.dossier.inputs.kind import NamedInput
from detente.dossier.inputs.listing import inputs_of
from detente.dossier.lookup import Names, suggest
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Statement
from detente.dossier.model.record import PARTED
from detente.dossier.model.wants import Options
from detente.errors import About, Finding
from detente.findings.making import SHOWN, found, keep

_PLURAL = {"party": "Parties", "person": "People", "why": "Assumptions and sources"}
_SHOWN = 6
_LENGTH = 60  # of a text that is quoted
_NOT = {"why": "no assumption, source or statement"}


@dataclass(slots=True, kw_only=True)
class Desk:
    """What the checks of a dossier share."""

    dossier: Dossier
    tree: Tree
    names: Names
    aside: frozenset[Path] = frozenset()
    findings: list[Finding] = field(default_factory=list)
    around_aside: frozenset[Path] = frozenset()
    _inputs: tuple[NamedInput, ...] | None = None
    _said: Mapping[str, Statement] | None = None

    def __post_init__(self) -> None:
        self.around_aside = frozenset(
            gone[:length] for gone in self.aside for length in range(len(gone) + 1)
        )

    @property
    def inputs(self) -> tuple[NamedInput, ...]:
        """Every number that the dossier needs; listed once for all checks."""
        if self._inputs is None:
            self._inputs = inputs_of(self.dossier)
        return self._inputs

    def statement(self, id: str) -> Statement | None:
        """The statement of that id, if there is one without an error."""
        statements = self.dossier.statements
        if id not in self.names.statements:
            return None
        if isinstance(statements, Statements):
            return statements.get(id)
        if self._said is None:
            self._said = {statement.id: statement for statement in statements}
        return self._said.get(id)

    def add(self, slug: str, path: Path, message: str, mend: str, *, name: str = "") -> None:
        """Report what stands at a path; ``name`` is the id that is wrong or in question."""
        about = About(path=path, name=name)
        keep(self.findings, found(slug, self.tree.value_place(path), message, mend, about))

    def add_key(self, slug: str, path: Path, message: str, mend: str, *, name: str = "") -> None:
        """Report the key of a path."""
        about = About(path=path, name=name)
        keep(self.findings, found(slug, self.tree.key_place(path), message, mend, about))

    def intact(self, path: Path) -> bool:
        """Whether nothing at, in or around this path was set aside."""
        if path in self.around_aside:
            return False
        return not any(path[:length] in self.aside for length in range(len(path)))

    def left_empty(self, path: Path) -> bool:
        """Whether the word at a path stands without a value: that is said already."""
        return path in self.tree.keys and blank(at(self.tree.data, path))

    def refer(
        self,
        kind: str,
        word: str,
        known: Collection[str],
        path: Path,
        *,
        who: str,
        key: bool = False,
    ) -> bool:
        """Whether a name is known; if not, that is reported.

        ``who`` says whose name it is: ``party "north" weighs``.
        """
        if word in known:
            self.names.named.add((kind, word))
        if word in known or kind in self.names.unread:
            return True
        if kind == "option" and not known:
            return False  # that the issue has none is said there
        report = self.add_key if key else self.add
        report(
            f"unknown-{kind}",
            path,
            f'{who} "{word[:60]}", which is {_NOT.get(kind) or _not(kind)}.',
            suggest(
                word,
                known,
                what=_PLURAL.get(kind, f"{kind.capitalize()}s"),
                near=len(self.findings) < 2 * SHOWN,
            ),
            name=word,
        )
        return False

    def refer_each(
        self, kind: str, words: Iterable[str], known: Collection[str], path: Path, *, who: str
    ) -> None:
        """The same for the items of a list, or for the one that stands in its place."""
        for number, word in enumerate(words):
            self.refer(kind, word, known, (*path, number), who=who)

    def options_of(
        self, issue: str, options: Iterable[str], path: Path, *, who: str, ranked: bool = False
    ) -> str | None:
        """Check the options under an issue; another issue, if all of them are options of that.

        Where they are ``ranked``, they have no keys of their own.
        """
        named, known = list(options), self.names.issues[issue]
        other = None
        if len(named) > 1 and not set(named) & set(known):
            every = self.names.issues.items()
            other = next((id for id, its in every if set(named) <= set(its)), None)
        if other is None:
            for option in named:
                here = (*path, "best-to-worst" if ranked else option)
                on = f'{who}, on "{issue}",'
                self.refer("option", option, known, here, who=on, key=not ranked)
            return None
        self.add_key(
            "unknown-option",
            path,
            f'{who}, under "{issue}", options of "{other}": {", ".join(named[:_SHOWN])}.',
            f"Write {other} in its place, or options of {issue}: {', '.join(known[:_SHOWN])}.",
            name=other,
        )
        return other

    def conditions(self, when: Mapping[str, Options], path: Path, *, who: str) -> None:
        """Check the answers that a link, a shift or an ``unless`` names."""
        if not when and self.intact(path):
            self.add("empty-condition", path, f"{who} no answer.", "Name an issue and its option.")
        for issue, options in when.items():
            here = (*path, issue)
            if self.refer("issue", issue, self.names.issues, here, who=who, key=True):
                self.options(issue, options, here, who=who)

    def options(self, issue: str, options: Options, path: Path, *, who: str) -> None:
        """Check the options that a condition names, and that their order has a meaning."""
        known = self.names.issues[issue]
        inside = path
        if (*path, "any-of") in self.tree.values:
            inside = (*path, "any-of")
        self.refer_each("option", options.any_of, known, inside, who=who)
        for word, option in (("at-least", options.at_least), ("at-most", options.at_most)):
            if option is not None:
                self.refer("option", option, known, (*path, word), who=who)
                self.ordered(issue, word, (*path, word))
        self._meant(issue, options, path, who=who)

    def _meant(self, issue: str, options: Options, path: Path, *, who: str) -> None:
        """Check that a condition names options in one way, and that there are any."""
        known, ends = self.names.issues[issue], (options.at_least, options.at_most)
        if options.any_of and any(ends):
            self.add_key(
                "said-twice",
                path,
                f'{who} options of "{issue}" in two ways.',
                "Keep any-of, or at-least and at-most.",
            )
        elif set(ends) - {None} <= set(known) and not options_among(options, known):
            self.add_key(
                "empty-condition",
                path,
                f'{who} no option of "{issue}": at-least stands after at-most in its order.',
                "Exchange the two, or name one of them.",
            )

    def ordered(self, issue: str, word: str, path: Path) -> None:
        """Check that the options of an issue have an order, since ``at-least`` needs one."""
        record = self.dossier.issues.get(issue)
        if record is not None and not record.ordered:
            self.add_key(
                "not-ordered",
                path,
                f'{word} needs an order, and the options of "{issue}" have none.',
                "Name the options one by one, or take ordered: false away from the issue.",
            )

    def several(self, path: Path, what: str) -> None:
        """Advise on a list without its brackets: it is read as one text, with its commas."""
        stated = at(self.tree.data, path) if self.intact(path) else None
        if isinstance(stated, str) and PARTED.search(stated):
            listed = ", ".join(PARTED.split(stated)) if len(stated) <= _LENGTH else "a, b"
            self.add(
                "list-in-a-text",
                path,
                f"{what} are read as one, “{stated[:_LENGTH]}”.",
                f"Write several in a list, [{listed}]; or, if it is one, that in quotation marks "
                'in a list: ["…"].',
            )

    def known_later(self, path: Path, date: When, known: When | None) -> None:
        """Report what is known before it happened."""
        if known is not None and known.latest < date.earliest:
            self.add("known-before-date", (*path, "known"), *known_early(date, known))

    def late(self, path: Path, date: When, known: When | None) -> None:
        """Warn of what was not known yet on the dossier's own day."""
        when = known or date
        if when.earliest > self.dossier.date and self.intact(("as-of",)):
            place, about = self.tree.key_place(path), About(path=path, day=str(when))
            message = f"this is of {when}, after {self.dossier.as_of}, the day of the dossier."
            mend = "Mend the date, or as-of at the top."
            keep(self.findings, found("after-as-of", place, message, mend, about))


def known_early(date: When, known: When) -> tuple[str, str]:
    """What is wrong with something known before it happened, and how it is mended."""
    return (
        f"it is known from {known}, before it happened on {date}.",
        "known is for what came out later; leave it empty otherwise.",
    )


def options_among(options: Options, known: Sequence[str]) -> tuple[str, ...]:
    """The options of an issue that a condition means.

    >>> options_among(Options(at_least="b"), ("a", "b", "c"))
    ('b', 'c')
    """
    low = known.index(options.at_least) if options.at_least in known else 0
    high = known.index(options.at_most) if options.at_most in known else len(known) - 1
    return options.any_of or tuple(known[low : high + 1])


def _not(kind: str) -> str:
    return f"not {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
