"""Pages as one body sees them, where that differs from body to body."""
