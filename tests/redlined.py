"""A Word file as people send it: two parts, tracked changes, a move, remarks, a note, a table."""

from __future__ import annotations

from tests.unit.documents.making import W, docx

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NORTH, SOUTH, UNKNOWN = "Ana Dorn", "Kel Ruiz", "New Person"


def run(text: str, tag: str = "t") -> str:
    """Words."""
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def signed(author: str, day: str) -> str:
    """Who changed something, and when."""
    return f'w:id="1" w:author="{author}" w:date="{day}T09:30:00Z"'


def came(text: str, author: str = NORTH, day: str = "2031-04-02") -> str:
    """Words that were put in."""
    return f"<w:ins {signed(author, day)}>{run(text)}</w:ins>"


def went(text: str, author: str = NORTH, day: str = "2031-04-02") -> str:
    """Words that were taken out."""
    return f"<w:del {signed(author, day)}>{run(text, 'delText')}</w:del>"


def par(inner: str, number: str = "", level: int = 0, style: str = "") -> str:
    """A paragraph, of a list or a style."""
    says = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        says += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{says}</w:pPr>{inner}</w:p>"


def marked(key: int, inner: str) -> str:
    """Words that a remark is about."""
    return (
        f'<w:commentRangeStart w:id="{key}"/>{inner}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def remark(key: int, author: str, day: str, text: str) -> str:
    """A remark."""
    return (
        f'<w:comment w:id="{key}" w:author="{author}" w:date="{day}T10:00:00Z">'
        f'<w:p w14:paraId="0000000{key}">{run(text)}</w:p></w:comment>'
    )


def moved(name: str, text: str) -> str:
    """Words at one end of a move."""
    return f"<w:{name} {signed('Io Lund', '2031-04-03')}>{run(text)}</w:{name}>"


_VERIFIED = "A joint commission verifies the withdrawal."
_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_BOX_WORDS = f"<w:txbxContent>{par(run('Not for circulation.'))}</w:txbxContent>"
_BOX = (
    f'<w:r><mc:AlternateContent {_MC}><mc:Choice Requires="wps"><w:drawing>{_BOX_WORDS}'
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{_BOX_WORDS}</w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_ROWS = (("Side", "Water"), ("North", "40"), ("South", went("60") + came("50")))
_TABLE = "".join(
    "<w:tr>" + "".join(f"<w:tc>{par(c if '<' in c else run(c))}</w:tc>" for c in row) + "</w:tr>"
    for row in _ROWS
)
_BODY = "".join(
    (
        par(run("Framework for the Two Rivers"), style="Titel"),
        par(run("Drafted in Lake House.")),
        par(run("Part I. Security"), style="H1"),
        par(
            run("All forces withdraw ") + went("within 30 days") + came("within 60 days")
            + run(" [to the line of contact / to the old border]."), "1",
        ),
        par(
            marked(0, marked(1, run("Forces of the North shall not exceed ")))
            + marked(2, went("50,000") + came("80,000")) + run(" troops.") + _NOTE, "1",
        ),
        par(run("heavy guns are counted."), "1", 1),
        par(moved("moveFrom", _VERIFIED), "1"),
        par(run("Part II. The dam"), style="H1"),
        par(run("The dam is run by both sides.") + _BOX, "2"),
        par(run("The quotas are:"), "2"),
        f"<w:tbl>{_TABLE}</w:tbl>",
        par(moved("moveTo", _VERIFIED), "2"),
        par(marked(3, went("Old rights to fish are kept.", "South")), "2"),
        par(came("Elections are held within 100 days.", "South"), "2"),
    )
)  # fmt: skip
_REMARKS = "".join(
    (
        remark(0, SOUTH, "2031-04-03", "We cannot accept any ceiling."),
        remark(1, NORTH, "2031-04-04", "Then what?"),
        remark(2, "coast", "0-00-00", "Too many."),
        remark(3, UNKNOWN, "2031-04-04", "Why was fishing dropped?"),
    )
)
_MORE = (
    '<w15:commentEx w15:paraId="00000000" w15:done="1"/>'
    '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000"/>'
)


def _level(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


_NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{_level(0, "decimal", "%1.")}'
    f'{_level(1, "lowerLetter", "(%2)")}</w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)
_STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    "</w:styles>"
)


def redlined() -> bytes:
    """The file."""
    note = f'<w:footnote w:id="2">{par(run("Not counting the border guard."))}</w:footnote>'
    return docx(
        _BODY,
        word__styles=_STYLES,
        word__numbering=_NUMBERING,
        word__comments=f"<w:comments {W} {W14}>{_REMARKS}</w:comments>",
        word__commentsExtended=f"<w15:commentsEx {_W15}>{_MORE}</w15:commentsEx>",
        word__footnotes=f"<w:footnotes {W}>{note}</w:footnotes>",
    )


READ = """\
# Framework for the Two Rivers

Drafted in Lake House.

## Part I. Security

1. All forces withdraw within 60 days [to the line of contact / to the old border].

2. Forces of the North shall not exceed 80,000 troops. (note: Not counting the border guard.)

(a) heavy guns are counted.

## Part II. The dam

1-2. The dam is run by both sides.

Not for circulation.

2-2. The quotas are:

Side

Water

North

40

South

50

3. A joint commission verifies the withdrawal.

4. Elections are held within 100 days.
"""
"""How ``drafts/ID.md`` has it."""
