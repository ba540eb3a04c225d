"""Handing in on the served site: what a body owes, previews, Nộp, receipts, the consultant's desk.

Takes forms with files, gives pages; what is done with the files is `pipeline.stages.handing`.
Every page works without a script.
"""
