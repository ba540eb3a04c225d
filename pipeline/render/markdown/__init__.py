"""Markdown as an agency would write it: takes blocks of the model, gives the text of a section.

What our own reader makes of the text is the same blocks again.
"""
