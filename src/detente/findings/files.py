"""Findings about files: missing, unreadable, unsafe."""

from __future__ import annotations

from detente.errors import Kind

FILES: dict[str, Kind] = {
    "missing-folder": Kind(
        "There is no dossier of this name",
        "A dossier is named by its folder, by a zip of that folder, or by the name of a worked "
        "case. `detente cases` lists the cases.",
    ),
    "missing-file": Kind(
        "The folder has no dossier.yaml",
        "`dossier.yaml` is the one file that every dossier has; the others may be missing. "
        "`detente new FOLDER` writes a skeleton.",
    ),
    "not-a-dossier": Kind(
        "This is neither a folder nor a zip",
        "Name the folder itself, not a file in it; or a zip of the folder.",
    ),
    "not-a-file": Kind(
        "This is not an ordinary file",
        "A device, a pipe or a folder stands where a file of text belongs.",
    ),
    "link-out": Kind(
        "A link leads out of the folder",
        "A dossier that somebody sends must not be able to read other files of yours, so such "
        "links are refused. Put a copy of the file in the folder.",
    ),
    "broken-link": Kind(
        "A link leads nowhere",
        "The file that the link names is not there. Put the file itself in the folder.",
    ),
    "bad-zip": Kind(
        "The zip is refused",
        "A zip is refused if a name in it is absolute or has `..` in it, if it holds links, if it "
        "is encrypted or damaged, if it holds more than 2,000 files or 600 MB, or if it unpacks "
        "to more than 200 times its size. Word files are zips. Nothing is unpacked to disk.",
    ),
    "unfinished-save": Kind(
        "A save was stopped half-way",
        "Whatever changes several files is decided in one step and then carried out. If the "
        "program is stopped in between, it is finished when the folder is next opened; this is "
        "said where that cannot be done.",
    ),
    "conflict-copy": Kind(
        "Two people changed a file at once",
        "A program that shares folders, such as Syncthing, Nextcloud, Dropbox or OneDrive, keeps "
        "both where two people changed a file at once: one under its name, the other beside it. "
        "What stands in the copy is not read. Compare the two, take over what is missing, and take "
        "the copy away.",
        severity="warning",
    ),
    "too-large": Kind(
        "A file is too large",
        "`dossier.yaml` may have 1 MB, `statements.csv` 500 MB, every other file 50 MB, and there "
        "may be 2,000 drafts. A document that is read may have 50 MB and 10 million characters; "
        "the message names the limit where a page has too many tags, a PDF draws too much for its "
        "size, or a Word file has too many parts: such files would fill the memory or take for "
        "ever.",
    ),
    "not-utf8": Kind(
        "A file is not UTF-8",
        "Texts are read as UTF-8, with or without a byte order mark. A spreadsheet saves so as "
        "“CSV UTF-8”.",
    ),
    "not-yaml": Kind(
        "This is not YAML",
        "The place is where reading ended; what is wrong often stands just before it.",
        "name: North: the republic     # wrong: a colon inside a text\n"
        'name: "North: the republic"   # right',
    ),
    "tab": Kind(
        "A tab stands where spaces belong",
        "YAML is indented by spaces. Most editors can turn tabs into spaces.",
    ),
    "half-character": Kind(
        "Half of a character stands in a text",
        "An escape such as `\\ud800` is one half of a character, and no text can hold it alone. "
        "Names of files can hold them too, where another system wrote them: rename the file.",
    ),
    "control-character": Kind(
        "A control character stands in a text",
        "Characters such as `\\x07` or U+FFFE show nowhere, and no Word file, workbook or picture "
        "can hold them; they are left by a slip of copying. Tabs, and breaks of lines and pages, "
        "are none of them.",
        'name: "North\\x07"     # wrong',
    ),
    "duplicate-key": Kind(
        "The same word stands twice",
        "In one mapping each word stands once: the second would silently replace the first.",
        "today: front-line\ntoday: old-line     # wrong",
    ),
    "too-deep": Kind(
        "Too many levels stand one inside the other",
        "At most 60 levels are read; a dossier needs about ten.",
    ),
    "too-many-values": Kind(
        "The file stands for too many values",
        "At most 30,000 values are read. Few lines can stand for billions if aliases (`*name`) "
        "stand for aliases: write the values out.",
    ),
    "note-in-value": Kind(
        "A # hides a part of a value",
        "After a blank, # begins a note that nothing reads. Where it belongs to a text, the text "
        "stands in quotation marks.",
        'name: Line #2      # wrong: the name is "Line"\nname: "Line #2"    # right',
        "advice",
    ),
    "more-findings": Kind(
        "There are more findings",
        "The first hundred are shown, errors before doubts, and the others are counted. Often one "
        "slip causes many: mend what is shown, and check again.",
    ),
    "yaml-tag": Kind(
        "A tag stands in the file",
        "A dossier holds texts, numbers, lists and mappings only; tags (`!name`) ask for other "
        "things, and are refused.",
    ),
    "empty-dossier": Kind(
        "The file holds no dossier",
        "It begins with `title:`, `as-of:`, `parties:` and `issues:`. `detente new FOLDER` writes "
        "a skeleton.",
    ),
    "not-json": Kind(
        "This is not JSON",
        "`sources.json` is a list of CSL-JSON objects, as Zotero and other reference managers "
        "export them; a saved forecast is as `detente forecast save` wrote it. JSON has no `NaN` "
        "and no comments, and each key stands once.",
        '[{"id": "report", "type": "report", "title": "The war between the rivers"}]',
    ),
    "source-unread": Kind(
        "Something that is said of a source is not read",
        "The day on which it came out stands under `issued`, as in CSL-JSON or as dates stand in a "
        "dossier; without it nobody can tell whether it was known by the dossier's day. Words of "
        "CSL-JSON are written with small letters and hyphens, but for `URL`.",
        '{"id": "report", "type": "report", "Date": "10 May 2031"}      # not read\n'
        '{"id": "report", "type": "report", "issued": {"date-parts": [[2031, 5, 10]]}}',
        "warning",
    ),
    "missing-column": Kind(
        "A column is missing",
        "The first line of a table names its columns, separated by commas. `statements.csv` needs "
        "id, date, party, form, text and source; `events.csv` needs id, date, type and text.",
    ),
    "unknown-column": Kind(
        "A column is not known",
        "Mend its spelling, or take it away.",
    ),
    "duplicate-column": Kind("A column stands twice", "Keep one of the two."),
    "bad-row": Kind(
        "A row does not fit the table",
        "It has more or fewer cells than the first line. Most often a text with a comma lacks its "
        "quotation marks, or a quotation mark inside a text is not written twice.",
        's1,2031-03-20,north,quote,"Never, he said.",report\n'
        's2,2031-03-21,north,quote,"He said ""never"".",report',
    ),
}
