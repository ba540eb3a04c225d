"""The values that all parts speak of: frozen, without files, formats or steps; nothing is imported.

`document`, `flow` and `report` hold texts, `change` and `comparison` what became of them,
`comment` what was said of them, `notice` what an author can mend, `errors` what we raise.
"""
