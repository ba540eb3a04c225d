"""Readers: take the bytes of one file and its name, give values of the model and notices.

A folder a format. Readers open nothing, run nothing, follow no link; what an author can mend is
told as a notice with file and line or cell.
"""
