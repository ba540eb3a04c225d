"""What a served site remembers beside `sections/`: its folder, and the journal of what was done.

Takes the folder of a workspace and the time, gives lines of the journal. No draft reads any of it.
"""
