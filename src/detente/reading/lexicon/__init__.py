"""What the reading knows of words: lists in YAML, one file a subject, read when first asked for."""
