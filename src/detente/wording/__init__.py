"""Numbers, names, lines, dates and levers in words: the one place for another language."""
