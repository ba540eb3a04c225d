"""Vietnamese as it is spelled and set: syllables, the place of tone marks, typography.

In: pieces of text. Out: what is wrong in them, where, and what stands there when it is mended.
Nothing here knows files, drafts or notices.
"""
