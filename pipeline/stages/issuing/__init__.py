"""A round issued, proved and handed in: what is sealed, verified and put into a dossier."""
