"""The change log as a person would tell it: takes a comparison, gives its entries.

Pure steps over the changes and the blocks they are marked in. Each step takes changes that no
step before it took: whole sections first, then what was replaced alike in many places, what
changed in one table, runs of neighbours, and last what only looks or is spelt otherwise.
"""
