"""A store in memory that counts what is put into it."""

import msgspec

from pipeline.render.word.apart.fragment import Fragment


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


def written_anew(kept: Memory) -> int:
    """How many items were written since `new` was cleared, blocks of archives left out."""
    return sum(_is_fragment(kept.held[key]) for key in kept.new)


def _is_fragment(data: bytes) -> bool:
    try:
        return isinstance(msgspec.msgpack.decode(data, type=Fragment), Fragment)
    except (msgspec.MsgspecError, ValueError):
        return False
