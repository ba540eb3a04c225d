"""`khoa.json`: a seal written, and read again only where not a byte of it has changed.

The last line holds the SHA-256 of all before it, so that a record changed by hand is no record.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from pipeline.model.seal import Act, Allowed, Seal, SealEvent

_OWN: Final = re.compile(rb'"sha256": "([0-9a-f]{64})"\n}\n\Z')


def seal_json(seal: Seal) -> bytes:
    """Give the bytes of `khoa.json`; the same seal gives the same bytes."""
    content = {
        "round": seal.round,
        "sealed": seal.is_closed,
        "tool": seal.tool,
        "program": seal.program,
        "renderer": seal.renderer or None,
        "by": seal.by,
        "day": seal.day or None,
        "allowed": {
            "unsigned": _allowed(seal.unsigned, "items"),
            "open": _allowed(seal.open_comments, "comments"),
        },
        "history": [_event(event) for event in seal.history],
        "earlier": _listed(seal.earlier),
        "inputs": _listed(seal.inputs),
        "outputs": _listed(seal.outputs),
    }
    head = json.dumps(content, ensure_ascii=False, indent=1).removesuffix("\n}") + ",\n "
    digest = sha256(head.encode()).hexdigest()
    return f'{head}"sha256": "{digest}"\n}}\n'.encode()


def read_seal(data: bytes) -> Seal | None:
    """Give the seal; None where the bytes are not those that were written.

    Keys that another version of the program wrote are passed over.
    """
    own = _OWN.search(data)
    if own is None or sha256(data[: own.start()]).hexdigest().encode() != own[1]:
        return None
    try:
        return _seal(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _seal(value: dict[str, Any]) -> Seal:
    return Seal(
        value["round"],
        value["tool"],
        value["renderer"] or "",
        value["by"],
        value["day"] or "",
        _hashes(value["inputs"]),
        _hashes(value["earlier"]),
        _hashes(value["outputs"]),
        _read_allowed(value["allowed"]["unsigned"], "items"),
        _read_allowed(value["allowed"]["open"], "comments"),
        tuple(_read_event(event) for event in value["history"]),
        value.get("program", ""),  # of later versions alone
    )


def _allowed(allowed: Allowed | None, what: str) -> dict[str, object] | None:
    return None if allowed is None else {"reason": allowed.reason, what: list(allowed.what)}


def _read_allowed(value: dict[str, Any] | None, what: str) -> Allowed | None:
    return None if value is None else Allowed(value["reason"], tuple(value[what]))


def _event(event: SealEvent) -> dict[str, str]:
    said = {"by": event.by, "day": event.day, "reason": event.reason}
    more = {**said, "package": event.package, "kept": event.kept}
    return {"act": event.act.value, **{key: text for key, text in more.items() if text}}


def _read_event(value: dict[str, str]) -> SealEvent:
    keys = ("by", "day", "reason", "package", "kept")
    return SealEvent(Act(value["act"]), *(value.get(key, "") for key in keys))


def _listed(hashes: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"file": name, "sha256": digest} for name, digest in sorted(hashes.items())]


def _hashes(entries: list[dict[str, str]]) -> dict[str, str]:
    return {entry["file"]: entry["sha256"] for entry in entries}
