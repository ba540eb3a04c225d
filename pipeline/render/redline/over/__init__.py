"""A redline laid over the later of any two Word files: its own markup, with marks in it.

What stayed is the later file's, byte for byte in its properties; what went is brought over from
the earlier one with its styles, lists, pictures and notes.
"""
