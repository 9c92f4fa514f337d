"""What to ask an analyst next, and what an answer does."""
