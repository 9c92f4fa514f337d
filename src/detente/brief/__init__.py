"""The brief: a study as one page that a minister can read, and as ten lines for a terminal."""
