"""Numbers as people write them: read where they mean one thing, else how to write them.

Digits of any script, a true minus sign and per cent (``70 %`` is .7) can mean one thing only, and
are read. A decimal comma, a range with a dash or a fraction could mean another, so they are not:
:func:`likely` says how they would be written here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_PART = rf"({NUMBER})\s*(%?)"
_RANGE = rf"{_PART}\s*\.\.\s*{_PART}"
_FORMS = (
    re.compile(rf"^{_PART}$", re.ASCII),
    re.compile(rf"^{_RANGE}$", re.ASCII),
    re.compile(rf"^{_PART}\s*\(\s*{_RANGE}\s*\)$", re.ASCII),
)
_SIGNS = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{FULLWIDTH HYPHEN-MINUS}": "-",
        "\N{FULLWIDTH PLUS SIGN}": "+",
        "\N{FULLWIDTH PERCENT SIGN}": "%",
        "\N{ARABIC PERCENT SIGN}": "%",
        "\N{FULLWIDTH FULL STOP}": ".",
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        "\N{FULLWIDTH COMMA}": ",",
        "\N{ARABIC COMMA}": ",",
        "\N{FULLWIDTH LEFT PARENTHESIS}": "(",
        "\N{FULLWIDTH RIGHT PARENTHESIS}": ")",
        "\N{TWO DOT LEADER}": "..",
    }
)
_DASH = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}~]"
_MOST = 200  # characters that a number with its range may have
_REWRITES = tuple(
    (re.compile(pattern, re.I), by)
    for pattern, by in (
        (r"\s*(?:per\s?cent|pct\.?)(?!\w)", "%"),
        (r"(?<![\d.])\.(?=\d)", "0."),
        (r"\N{HORIZONTAL ELLIPSIS}|\.{3,}|(?<=[\d%])\s*\b(?:to|bis|a|à)\b\s*(?=[\d.+-])", ".."),
        (r"\[(.*)\]", r"(\1)"),
        (r"(?<=\d)[\N{MIDDLE DOT}\N{DOT OPERATOR}\N{BULLET OPERATOR}](?=\d)", "."),
        (r"(?<=\d)[\s'\N{RIGHT SINGLE QUOTATION MARK}_](?=\d{3}(?!\d))", ""),
        (r"(?<=\d)\.(?=(?:\d{3}\.)*\d{3},\d)", ""),  # 1.000,5
        (r"(?<=\d),(?=(?:\d{3},)*\d{3}\.\d)", ""),  # 1,000.5
        (r"(?<=\d),(?=\d)", "."),
        (rf"(\([^(),;]*\d%?)\s*[;,]\s*(?={NUMBER}[\s%]*\))", r"\1.."),
        (r"^\s*(?:~|\N{ALMOST EQUAL TO}|\babout\b|\bca\.?(?=[\s\d]))\s*(?=[\d.+-])", ""),
        (rf"(?:^|(?<=[(.])){_DASH}(?=[\d.])", "-"),
        (r"(?<!\d),(?=\d)", "0."),
        (rf"(?<=[\d%])\s*{_DASH}\s*(?=[\d.])", ".."),
    )
)
_PAIR = re.compile(r"\(\s*(\d+),(\d+)\s*\)", re.ASCII)
"""Two whole numbers between brackets: a range, since one number there would be none."""
_FRACTION = re.compile(r"(\d+)\s*[/\N{FRACTION SLASH}]\s*(\d+)", re.ASCII)
_MARGIN = re.compile(
    rf"\s*({NUMBER})\s*(%?)\s*(?:\N{{PLUS-MINUS SIGN}}|\+/?-)\s*({NUMBER})\s*(%?)\s*$", re.ASCII
)
_TIMES = re.compile(r"\s*([xX\N{MULTIPLICATION SIGN}])\s*(?=[\d.,])")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[,.]\d{3})+(?![\d.,])", re.ASCII)


def plain(text: str) -> str:
    """The same text with the digits and signs of ASCII.

    >>> plain("\\u2212\\u0660\\u066b\\u0665")
    '-0.5'
    """
    if text.isascii():
        return text.strip()
    digits = {ord(c): str(unicodedata.decimal(c)) for c in set(text) if c.isdecimal()}
    blanks = {ord(c): " " for c in set(text) if c.isspace()}
    return text.translate(_SIGNS).translate(digits).translate(blanks).strip()


def read_numbers(text: str) -> tuple[float, ...] | None:
    """The number; or low and high; or likeliest value, low and high: None if it says none.

    Examples
    --------
    >>> read_numbers("70 % (60..80)"), read_numbers("0.2..0.6"), read_numbers("0,5")
    ((0.7, 0.6, 0.8), (0.2, 0.6), None)
    """
    parts = _parts(text, _FORMS)
    share = any(sign for _, sign in parts)
    return tuple(_float(number, share) for number, _ in parts) or None


def one_scale(text: str) -> str | None:
    """How likeliest value and range are written in per cent, where only one of the two is.

    Examples
    --------
    >>> one_scale("85% (0.7..0.95)"), one_scale("0.85 (70..95 %)"), one_scale("85 % (90..95)")
    ('85 % (70..95)', '85 % (70..95)', None)
    """
    numbers, (of_mode, *of_range) = _mixed(text, _FORMS[2:]) or ([], (False,))
    if of_mode == any(of_range):
        return None
    mode, low, high = (
        number if sign else number * 100
        for number, sign in zip(numbers, (of_mode, not of_mode, not of_mode), strict=True)
    )
    return _written([mode, low, high], " %") if low <= mode <= high else None


def two_readings(text: str) -> tuple[str, str] | None:
    """Both numbers that a text may mean, where a sign of per cent may count for some or for all.

    Examples
    --------
    >>> two_readings("0.7..90 %"), two_readings("0.5..2 %"), two_readings("30..70 %")
    (('0.7..0.9', '0.007..0.9'), None, None)
    """
    numbers, signs = _mixed(text, _FORMS[1:]) or ([], ())
    bare = [number for number, sign in zip(numbers, signs, strict=True) if not sign and number]
    if not bare or max(map(abs, bare)) > 1:
        return None
    each = [n.scaleb(-2) if sign else n for n, sign in zip(numbers, signs, strict=True)]
    low, *mode, high = each if len(each) == 2 else (each[1], each[0], each[2])
    if not all(low <= value <= high for value in (*mode, high)):
        return None
    return _written(each), _written([number.scaleb(-2) for number in numbers])


def _parts(text: str, forms: Iterable[re.Pattern[str]]) -> list[tuple[str, bool]]:
    """The numbers of a text in the first form that it has, each with whether it is in per cent."""
    written = plain(text) if len(text) <= _MOST else ""
    groups = next((match.groups() for form in forms if (match := form.match(written))), ())
    return [(number, bool(sign)) for number, sign in zip(groups[::2], groups[1::2], strict=True)]


def _mixed(
    text: str, forms: Iterable[re.Pattern[str]]
) -> tuple[list[Decimal], tuple[bool, ...]] | None:
    """The numbers of a text of which some are in per cent and some are not, and which are."""
    parts = _parts(text, forms)
    signs = tuple(sign for _, sign in parts)
    if not any(signs) or all(signs):
        return None
    try:
        numbers = [Decimal(number) for number, _ in parts]
    except InvalidOperation:  # more zeros than can be counted
        return None
    return (numbers, signs) if max(abs(n.adjusted()) for n in numbers) < _MOST else None


def _written(numbers: list[Decimal], sign: str = "") -> str:
    shown = [f"{number.normalize():f}" for number in numbers]
    if len(shown) == 2:
        return "..".join(shown)
    return f"{shown[0]}{sign} ({shown[1]}..{shown[2]})"


def one_number(text: object) -> float | None:
    """The one number that a text or a number says, if it does."""
    if isinstance(text, int | float) and not isinstance(text, bool):
        return float(text)
    numbers = read_numbers(text) if isinstance(text, str) else None
    return numbers[0] if numbers is not None and len(numbers) == 1 else None


def _around(match: re.Match[str]) -> str | None:
    """A number with its margin, ``0.5 ± 0.2``, with its range in place of that."""
    if match[2] != match[4]:
        return None
    middle, margin = Decimal(match[1]), abs(Decimal(match[3]))
    low, high = (f"{end:f}{match[2]}" for end in (middle - margin, middle + margin))
    return f"{match[1]}{match[2]} ({low}..{high})"


def likely(text: str) -> str | None:
    """How a number would be written here that is written in another way; None if none is seen.

    Examples
    --------
    >>> likely("0,3 (0,1..0,6)"), likely("0.2 - 0.6"), likely("1.000,5"), likely("much")
    ('0.3 (0.1..0.6)', '0.2..0.6', '1000.5', None)
    """
    if len(text) > _MOST:
        return None
    written = _PAIR.sub(r"(\1..\2)", plain("".join(_spelled(c) for c in text)))
    for pattern, by in _REWRITES:
        written = pattern.sub(by, written)
    margin = _MARGIN.match(written)
    written = (_around(margin) or written) if margin else written
    written = _FRACTION.sub(_quotient, written)
    written += ")" * (written.count("(") - written.count(")"))
    written = re.sub(r"\s*\.\.\s*", "..", re.sub(r"\s*\(\s*", " (", written)).strip()
    return written if read_numbers(written) is not None else None


def how_to_write(text: str) -> str | None:
    """How to mend a number that is written in another way, in a sentence.

    >>> how_to_write("0,06"), how_to_write("1,500")
    ('Write 0.06.', 'Write 1.500; or 1500, if a thousand is meant.')
    """
    times = _TIMES.match(text)
    if times:  # a change: x0.8
        rest = how_to_write(text[times.end() :])
        return rest and rest.replace("Write ", f"Write {times[1]}", 1)
    written = likely(text)
    if written is None:
        return None
    grouped = _GROUPED.fullmatch(plain(text))
    if grouped is None or written == re.sub("[,.]", "", grouped[0]):
        return f"Write {written}."
    return f"Write {written}; or {re.sub('[,.]', '', grouped[0])}, if a thousand is meant."


def is_factor(text: str) -> bool:
    """Whether a text begins as a change that multiplies does.

    >>> is_factor("x0.5"), is_factor("0.5")
    (True, False)
    """
    return _TIMES.match(text) is not None


def has_decimal_comma(text: str) -> bool:
    """Whether a comma stands in it as people write a decimal point.

    >>> has_decimal_comma("0,01 (0..0,03)"), has_decimal_comma("north, 3")
    (True, False)
    """
    text = _TIMES.sub("", text, count=1) if _TIMES.match(text) else text
    return likely(text) is not None and re.search(r"\d,\d", plain(text)) is not None


def _float(number: str, share: bool) -> float:
    try:
        return float(Decimal(number).scaleb(-2)) if share else float(number)
    except (InvalidOperation, OverflowError):
        return float("inf")


def _spelled(character: str) -> str:
    """A vulgar fraction as its number."""
    if character.isascii() or not unicodedata.decomposition(character).startswith("<fraction>"):
        return character
    return f"{unicodedata.numeric(character):.4g}"


def _quotient(match: re.Match[str]) -> str:
    below = int(match[2])
    return f"{int(match[1]) / below:.4g}" if below else match[0]
