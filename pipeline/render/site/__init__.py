"""A draft as a site of plain files: the report by part, agencies, comments, search.

The pages need no server and fetch nothing from elsewhere; a server may give out the same files.
"""
