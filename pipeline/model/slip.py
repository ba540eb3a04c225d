"""A slip of language in a text: what was written, on which line, and what was meant."""

from pipeline.model.fixed import Fixed


class Slip(Fixed):
    """One place of a text.

    `code` is that of the rule; `found` what stands there, with a few letters around it where it is
    no word; `mended` what would stand there, None where only the author knows; `advice` are words
    for a mending that is not certain.
    """

    code: str
    line: int
    found: str
    mended: str | None = None
    advice: str = ""
