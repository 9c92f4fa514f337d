"""A dispute as a class plays it: role sheets, deals handed in, and what each was worth."""
