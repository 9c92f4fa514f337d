"""What is on the table: drafts as packages, changes, answers, and who stands where."""
