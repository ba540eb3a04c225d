"""Writers: take values of the model, give the bytes of files; the same values, the same bytes.

A folder a format. What several formats share stands directly here.
"""
