"""Two drafts as one file, what went and what came marked in it."""
