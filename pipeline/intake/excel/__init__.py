"""Workbooks: takes the bytes of a .xlsx, gives tables, filled forms, comment sheets, registers."""
