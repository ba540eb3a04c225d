"""Contributions: takes the text of a section, gives its blocks, each with file and line."""
