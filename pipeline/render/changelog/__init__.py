"""The change log: takes a comparison with its entries, gives it in Word, Excel, JSON and HTML."""
