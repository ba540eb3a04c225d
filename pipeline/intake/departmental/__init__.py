"""Word files as departments write them: takes a .docx, gives blocks, pictures, what stays behind.

Look is the rule there and style the exception: what a line is follows from how it looks beside
the other lines of its file. Nothing is dropped in silence.
"""
