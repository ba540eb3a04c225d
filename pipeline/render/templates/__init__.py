"""The shipped templates: gives the .docx files of `templates/`, edited in Word from then on."""
