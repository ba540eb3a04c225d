"""Two drafts held against one another: takes two flows, gives a comparison and its changes.

Pure functions: `drafts` is the way in, `align` says what became of what, `revise` marks it,
`ledger` lists it, `summary` sums it up.
"""
