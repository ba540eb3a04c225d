"""Places: takes what was typed or quoted, gives where in a draft it is, and how sure that is."""
