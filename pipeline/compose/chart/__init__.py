"""A table of a contribution on its way to a chart or a map: its columns, numbers, words, order."""
