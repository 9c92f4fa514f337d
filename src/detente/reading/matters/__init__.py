"""What is spoken of, and how: the issues that words point to, and the speaker's stance on them."""
