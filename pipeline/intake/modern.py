"""An agency's text file in an old encoding, as a text of Unicode, where turning it is sure.

TCVN3 and windows-1258 have a sign for each letter; a text of UTF-8 that was once opened as
windows-1252 is read back. VNI is not sure, and a text that still looks old afterwards is not
given.
"""

import unicodedata

from pipeline.intake.legacy import Legacy, legacy_bytes, legacy_text
from pipeline.intake.old_letters import from_tcvn3


def modern(data: bytes) -> str | None:
    """Give the text in NFC, its lines ended by "\\n"; None where it is not old, or not sure."""
    text = _turned(data)
    if text is None or legacy_text(text) is not None:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines)


def _turned(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8-sig")
        found = legacy_text(text)
    except UnicodeDecodeError:
        text = data.decode("latin-1")
        found = legacy_bytes(data)
    kind = None if found is None else found.encoding
    try:
        if kind is Legacy.TCVN3:
            return from_tcvn3(text)
        if kind is Legacy.WINDOWS_1258:
            return text.encode("latin-1").decode("cp1258")
        return text.encode("cp1252").decode() if kind is Legacy.MISREAD else None
    except UnicodeError:
        return None
