"""What a check tells, where it is less work than making the draft."""
