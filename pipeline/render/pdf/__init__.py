"""Pages by LibreOffice: takes a written report, gives its PDF and the page each place stands on."""
