"""Workspaces built far away: what travels, what a worker does with it, how a cluster is led.

Takes folders and commands, gives the files that the commands made. Knows nothing of reports.
"""
