"""What stands above and below the pages of a Word file, and why one cannot be written."""

PAGE_OF = "Page {page} of {pages}"
# a template that cannot be used
NAME_A_FILE = "Name a Word file (.docx or .dotx)."
NAME_ONE_THERE = "Name a Word file (.docx or .dotx) that is there."
NAME_A_SMALLER = "Name a smaller template: its styles are what is used."
NO_WORD_FILE = "the template is no Word file."
GIVE_A_WORD_FILE = "Give a Word file (.docx or .dotx) whose styles are to be used."
MACROS = "the template holds macros."
WITHOUT_MACROS = "Save it as .docx or .dotx, without macros."
NO_PYTHON_DOCX = "writing Word files needs python-docx, which is not installed."
INSTALL = 'Install the extra: pip install "detente[word]" (or pip install python-docx).'


def picture_said(title: str, caption: str) -> str:
    """What a picture shows, for who cannot see it.

    >>> picture_said("Four levers help", "Points are medians.")
    'Four levers help. Points are medians.'
    """
    return f"{title.rstrip('.')}. {caption}"
