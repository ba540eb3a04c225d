"""A file refused by its reader: the notice's words travel up, and no further."""


class RefusedError(Exception):
    """Carries code, message and mending of the notice that ends the reading of one file.

    It never leaves the module that raises it.
    """

    def __init__(self, code: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.told = (code, message, fix)
