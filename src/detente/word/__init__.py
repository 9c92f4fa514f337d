"""Blocks of words, tables and pictures, made one Word file: footnotes, alternative text, edges."""
