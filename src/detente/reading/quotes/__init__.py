"""What was said and by whom: quotations and indirect statements, with their speakers."""
