"""The commands, one a file: each takes a request, gives how it ended, with notices and last lines.

What several share stands in `stages`.
"""
