"""Many workspaces in one table: what became of each, and the view over all provinces."""
