"""What stands round every route of the served site, whatever it answers: limits, headers, logs."""
