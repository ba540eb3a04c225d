"""Workbooks: takes lists, forms, registers and response tables, gives .xlsx files."""
