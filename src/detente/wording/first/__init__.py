"""The first page: what a minister reads, each question answered once, and no word of the trade."""
