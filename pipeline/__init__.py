"""A province's plan report from its agencies' Markdown and Excel: files in, drafts out.

`cli` reads the command line, `runs` holds a command a file; imports go one way, as the contracts
in pyproject.toml say. Nothing below `cli` reads the clock, the user or chance.
"""
