"""Handing in through the served site: from files sent to a folder exchanged whole.

Takes names and bytes as they came, gives the section as it would stand, then a folder exchanged
and a line of the journal. Nothing here knows of HTTP; the time is handed in.
"""
