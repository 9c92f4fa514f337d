"""Findings about documents that are read: of no known format, damaged, locked, made to harm."""

from __future__ import annotations

from detente.findings.kind import Kind

UNREAD: dict[str, Kind] = {
    "not-a-document": Kind(
        "The file is no document that is read here",
        "Documents are .txt, .md, .html, .pdf and .docx. What the bytes are decides, not the "
        "name alone: a picture called .pdf is none, a zip is no Word file, and a text is one only "
        "in an encoding that is known. Save it in one of these formats, a text best as UTF-8.",
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
        "The document has a password, or is of the old format .doc",
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
        'need the extra: `pip install "detente[reading]"`.',
    ),
}
