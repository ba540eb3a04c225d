"""The readers fed with what nobody would write: `python -m tests.fuzz --seconds 60`."""
