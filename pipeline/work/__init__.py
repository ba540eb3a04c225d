"""How work is done, whatever it is: caches, stores, processes, archives, a watch for long steps."""
