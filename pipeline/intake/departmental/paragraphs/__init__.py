"""One paragraph of a Word file: takes its markup, gives its words, its look, what hangs in it."""
