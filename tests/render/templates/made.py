"""Templates as their makers make them, each made once: one takes a quarter of a second."""

from functools import cache

from pipeline.render.templates.make import SHIPPED


@cache
def made(name: str) -> bytes:
    """Give a template by the name of its file."""
    return SHIPPED[name]()
