"""Many workspaces: which they are, each built as if alone, and what they say side by side."""
