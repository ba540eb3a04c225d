"""Commenting on the site: what of an issued draft can be pointed to, and what is sent.

Takes an issued round, what a body wrote and the time; leaves comment sheets that the readers of
`lan-N/y-kien/` take like any other, and lines of the journal.
"""
