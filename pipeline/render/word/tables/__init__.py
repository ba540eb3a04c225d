"""Tables in Word: how wide columns are, which rows stay together, the table written."""
