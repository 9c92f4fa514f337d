"""When: expressions of date in a text, and the days that they mean."""
