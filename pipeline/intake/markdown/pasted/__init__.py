"""What a user of Word pastes into Markdown: looks that Markdown reads as something else.

In: the lines of a section. Out: pieces of them that are probably something else than what they are
read as, with the lines that say it, where that is certain.
"""
