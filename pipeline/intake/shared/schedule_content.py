"""What of `ke-hoach.yaml` a draft is made of: everything but when a step of the plan was done.

`moc[].xong` is written as the work goes on and stands in no draft; neither a manifest nor a seal
changes with it. Order, comments and the way a value is written do not count either.

Source: design.md, section 2 ("Inputs of round N").
"""

import json
from functools import lru_cache
from hashlib import sha256
from typing import Final

from pipeline.intake.shared.yaml import Mapping, Node, Scalar, read_node

SCHEDULE: Final = "ke-hoach.yaml"
_STEPS, _DONE = "moc", "xong"


@lru_cache(maxsize=16)  # each round of a draft asks for the same plan
def schedule_hash(data: bytes) -> str:
    """Give the hex SHA-256 of what a draft is made of; of the bytes where they are no YAML."""
    try:
        node = read_node(data.decode("utf-8"), file=SCHEDULE)
    except UnicodeDecodeError:
        return sha256(data).hexdigest()
    if node.value is None or node.notices:
        return sha256(data).hexdigest()
    plain = _plain(node.value)
    if isinstance(plain, dict) and isinstance(steps := plain.get(_STEPS), list):
        for step in steps:
            if isinstance(step, dict):
                step.pop(_DONE, None)
    told = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(node: Node) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Mapping(entries=entries):
            return {entry.key.text: _plain(entry.value) for entry in entries}
        case _:
            return [_plain(item) for item in node.items]
