"""Pages for a browser: takes sections of a report, gives HTML that fetches and runs nothing."""
