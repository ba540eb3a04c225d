"""What earlier rounds left open: takes their answers and the drafts since, gives what is left."""
