"""A report in short: what agencies say of their items, and what its numbers come to."""
