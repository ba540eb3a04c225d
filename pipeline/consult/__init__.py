"""Consultation: takes comments, register and changes, gives places, answers, balance and trace.

Pure functions over values; which files they came from is known to `rounds` and `stages`.
"""
