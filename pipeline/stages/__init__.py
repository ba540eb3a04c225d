"""What several commands share, as straight lines over readers, steps and writers.

Takes a workspace's inventory and what was built before, gives what the next stage needs, with
notices.
"""
