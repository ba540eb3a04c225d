"""Reviewers' copies: takes a returned .docx and its draft's flow, gives the comments in it.

Comments in the margin, tracked edits and edits made without marks are all comments.
"""
