"""One frozen dataclass for each section of the brief, and the function that fills it."""
