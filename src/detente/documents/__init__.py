"""Files of analysts, text by text: plain text, Markdown, web pages, PDF and Word."""
