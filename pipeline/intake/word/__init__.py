"""Word files: takes the bytes of a .docx, gives its paragraphs and tables as a flow."""
