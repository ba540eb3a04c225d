"""The redline: takes a comparison, gives the new draft in Word with native tracked changes."""
