"""How typed numbers and dates of cells are printed in Vietnamese."""
