"""What is spoken of, and how: the issue, the speaker's stance on it, the day it was said."""
