"""The report in Word: takes a report, its flow and a template, gives the .docx."""
