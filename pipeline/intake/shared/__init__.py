"""The shared files beside the rounds: takes YAML and CSV, gives outline, agencies, lists, forms."""
