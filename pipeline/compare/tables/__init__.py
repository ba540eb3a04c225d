"""Tables that stayed: takes one as it stands in both drafts, gives it with its changes marked."""
