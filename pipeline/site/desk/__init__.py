"""What concerns one body alone, laid into pages that are everybody's: its work, its files."""
