"""What the cells of all tables have in common: margins at their sides, the ground of headers.

Word takes the look that a table's style has for its first row for that row alone, so that of
a header of several rows each cell says its ground itself (ECMA-376 Part 1, 17.7.6.6, 17.4.32).
"""

from typing import Final

CELL_MARGIN: Final = 85
"""Twips left and right of a cell's text, 1,5 mm."""
_RULES: Final = 20  # twips that the rules at both sides take, and rounding
PADDING: Final = 2 * CELL_MARGIN + _RULES
"""Twips of a cell's width that its text cannot have."""

HEADER_FILL: Final = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'
"""The ground of header cells: light enough to be read after a copier."""
