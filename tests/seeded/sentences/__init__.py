"""Defects of text, language and law sown in an honest text, and how many of them are told.

`kinds_*.py` hold the kinds, one function each; `ground.py` writes the workspace; `score.py` runs
the installed command and compares. Nothing here imports the pipeline.
"""
