"""Rules by which a draft is checked before it is tabled, and what they find."""
