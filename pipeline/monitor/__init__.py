"""Who owes what, who signed what, how the work goes: pure, over the model and lists of files.

Takes what a round was made of and what was written down of it; gives values that writers show.
The day is an argument everywhere.
"""
