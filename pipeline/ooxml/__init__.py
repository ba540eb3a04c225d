"""Any Word file as its markup: taken apart, changes settled, paragraphs cut into pieces.

What reads a file of someone else's and what lays a redline over it must cut it alike, so the
cutting stands here, below both; nothing here knows the model.
"""
