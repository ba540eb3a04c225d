"""Items written apart from their document, with marks for ids, and put in their places.

In go a section as printed and what its document tells it; out come its pieces, footnotes,
identities and entries for the contents, kept from run to run.
"""
