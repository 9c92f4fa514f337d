"""Findings about documents that are read, and about other tools' files: GENIUS and workbooks."""

from __future__ import annotations

from detente.errors import Kind

DOCUMENTS: dict[str, Kind] = {
    "not-suggestions": Kind(
        "The file holds no suggestions",
        "`suggestions/SHA256.json` is written by `detente read FILE --into DOSSIER`, under the "
        "hash of the document. Take a broken one away, or mend it, and read the document again.",
    ),
    "text-changed": Kind(
        "A stored text was changed",
        "Offsets count the characters of the text as it was read, and `documents/` keeps it under "
        "its SHA-256. Read the document again.",
    ),
    "not-a-folder": Kind(
        "Only a folder can be added to",
        "A zip and a worked case stay as they are. Unpack the zip, or take a copy of the case: "
        "`detente cases CASE --copy-to FOLDER`.",
    ),
    "changed-meanwhile": Kind(
        "A file was changed in the meantime",
        "What was changed by somebody else is not written over, and a row that was changed by "
        "hand, or on which something rests, is left when its acceptance is undone.",
    ),
}


UNREAD: dict[str, Kind] = {
    "not-a-document": Kind(
        "The file is no document that is read here",
        "Documents are .txt, .md, .html, .pdf and .docx. What the bytes are decides, not the "
        "name alone: a picture called .pdf is none, a workbook called .docx neither, and a text is "
        "one only in an encoding that is known. The finding says what the file is, as far as its "
        "bytes tell. Save it in one of these formats, a text best as UTF-8.",
    ),
    "empty-document": Kind(
        "The document holds no text",
        "The file is empty or blank, or what the page shows is fetched by a script after it "
        "loads. Save the page from the browser once it has loaded, or copy its text into a .txt.",
    ),
    "scanned": Kind(
        "The PDF holds pictures of pages, and no text",
        "Words in a picture cannot be read here. Have its text recognised first, for instance by "
        "OCRmyPDF, and give the result.",
    ),
    "encrypted": Kind(
        "The document has a password",
        "Open it, and save it without a password, a Word file as .docx.",
    ),
    "damaged": Kind(
        "The document is damaged or cut short",
        "It cannot be read to its end, so none of it is. Fetch or save it again, or save its text "
        "as .txt.",
    ),
    "missing-library": Kind(
        "A library for this format is not installed",
        "Texts and Markdown are read by Detente alone. Pages, PDF and texts in rare encodings "
        'need the extra: `pip install "detente[reading]"`. Word files are written with that of '
        '`pip install "detente[word]"`.',
    ),
}


OTHERS: dict[str, Kind] = {
    "not-xml": Kind(
        "This is not XML",
        "The file is damaged, or was changed by hand: a tag is not closed, or its name differs "
        "from that of the one that opens it.",
        '<issue index="1" name="Land">     # wrong: never closed\n'
        '<issue index="1" name="Land"/>    # right',
    ),
    "loose-xml": Kind(
        "This is not quite XML",
        "GENIUS reads files that no reader of XML may accept: with a bare `&`, with something "
        "before the declaration, or with attributes that touch. They are read as GENIUS does.",
        severity="advice",
    ),
    "unsafe-xml": Kind(
        "The XML is refused",
        "A document type, entities and links to other files are not read: such files can be made "
        "to fill the memory or to read other files of yours. GENIUS and Word files need none.",
    ),
    "not-genius": Kind(
        "These are not the files of a GENIUS domain",
        "A folder holds one domain (a `negotiation_template`) and a profile for each party (a "
        "`utility_space` with weights and evaluations).",
    ),
    "not-additive": Kind(
        "A profile is not a weighted sum",
        "Profiles with constraints between issues (`hyper_rectangle` and others) and curves other "
        "than linear, constant and triangular have no counterpart here.",
    ),
    "profile-differs": Kind(
        "A profile does not fit its domain",
        "Every issue of the domain has a weight in each profile, and each of its values an "
        "evaluation of at least 0.",
    ),
    "not-a-number": Kind("A number is expected here", "Write a number, with a point: 0.25."),
    "value-twice": Kind(
        "A value is evaluated twice",
        "In GENIUS the last evaluation counts, and so it does here.",
        severity="advice",
    ),
    "left-out": Kind(
        "Something in the file has no place in a dossier",
        "Discount factors of GENIUS are left out, since time has its own place in a dossier; so "
        "are values that the domain does not have, files that are not its own, and profiles of "
        "uncertain preferences, of which GENIUS tells a party some comparisons only.",
        severity="advice",
    ),
    "beyond-the-scale": Kind(
        "A curve leaves the scale from 0 to 1",
        "GENIUS keeps what a line gives within 0 and 1, and takes a constant as it stands; so does "
        "Detente. The numbers at which that happens are named, since it may be a slip of the pen.",
        severity="advice",
    ),
    "cut-into-steps": Kind(
        "A scale is cut into steps",
        "An issue whose answer is a number is given evenly spaced options; `--steps` says how "
        "many.",
        severity="advice",
    ),
    "not-a-workbook": Kind(
        "This is not a workbook that can be read",
        "Workbooks are .xlsx files, without a password and without macros; old .xls files are not "
        "read. Save it anew as an Excel workbook (.xlsx). Files made to fill the memory are "
        "refused.",
    ),
    "missing-sheet": Kind(
        "A sheet is missing",
        "Every sheet of the workbook stays, even if it is empty, so that a sheet deleted by "
        "mistake deletes nothing in the dossier.",
    ),
    "unknown-sheet": Kind(
        "A sheet is not known here",
        "A sheet that was copied (`Parties (2)`), renamed or added is not read, so what stands in "
        "it would be lost. Move its rows to the sheet they belong to. A sheet of your own whose "
        "name begins with `#` is left alone, and so is an empty one.",
    ),
    "number-for-id": Kind(
        "A number stands where an id is meant",
        "Spreadsheets keep 1.10 as the number 1.1, and the point that was meant is lost. Format "
        "the cell as text, and write the id again; an exported workbook holds texts only.",
        severity="advice",
    ),
    "formula": Kind(
        "A formula stands where a value belongs",
        "Cells hold what a person states, as text. Copy the cell and paste its value; where it "
        "shows an error, type the value.",
        "=0.2+0.1    # wrong\n0.3         # right",
    ),
    "merged-cells": Kind(
        "Cells are merged",
        "Of merged cells only the first holds anything; what stood in the others is lost. Unmerge "
        "them, and fill in each cell.",
    ),
    "bad-cell": Kind(
        "A cell cannot be read",
        "Lists are separated by semicolons; conditions are written issue=option; a cell that "
        "begins with { or [ is read as YAML.",
        "guarantee=troops; army=cap-80k|no-cap\nborder>=middle-line",
    ),
    "older-workbook": Kind(
        "The workbook is of an older version",
        "It has no place for some words that a dossier may hold. What a dossier that is there "
        "already says in them stays. Export it anew to see and change them in a workbook.",
        severity="advice",
    ),
    "taken-out": Kind(
        "Something was taken out of a dossier",
        "What a file that is imported does not hold any more is taken out of the dossier that is "
        "there. It is named, so that nothing goes unseen: look whether each was meant.",
        severity="warning",
    ),
}
