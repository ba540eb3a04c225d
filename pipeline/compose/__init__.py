"""From what was read to a report: takes outline and contributions, gives the report and its flow.

Pure functions: numbers, references, charts, abbreviations and consolidated tables are settled
here, so that every writer finds them.
"""
