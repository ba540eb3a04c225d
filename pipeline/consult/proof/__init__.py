"""Requests of comments held against the words of two drafts: takes both, gives findings."""
