"""Papers that go with a draft: takes tables of a consultation and a template, gives .docx files."""
