"""Files put in place: takes bytes by name, gives a folder that is whole or as it was before."""
