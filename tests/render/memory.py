"""A store in memory that counts what is put into it."""


class Memory:
    """Keeps what is put; `new` are the keys put since it was last cleared."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}
        self.new: list[str] = []

    def get(self, key: str) -> bytes | None:
        return self.held.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.held[key] = data
        self.new.append(key)
