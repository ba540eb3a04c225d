"""Legal documents in a text: takes words, gives citations with what each says of its document."""
