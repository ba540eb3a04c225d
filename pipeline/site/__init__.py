"""The served site: pages of a draft kept up with the files, and told when they change.

Takes files of a site and a folder to watch, gives an application; what makes the pages is handed
in by the command that serves.
"""
