"""What a user writes, as frozen models: one file a subject."""
