"""How the work stands on a day, from the rounds built; and the papers that report it."""
