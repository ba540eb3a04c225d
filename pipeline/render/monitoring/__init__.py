"""How the work stands, shown: matrix in the terminal, workbook, JSON, progress report, letters.

Takes what `monitor` found; gives lines or the bytes of files, all of which depend on the day.
"""
