"""A Word file that was read → the files of an agency's folder."""
