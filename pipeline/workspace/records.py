"""Files beside an agency's contributions that record what was sent and signed.

They are no part of what was sent: never an input of a draft, never counted as received, never
told as unused.

Source: design.md, section 2, "Inputs of round N" and the folders.
"""

from typing import Final

SIGNATURES: Final = "ky.yaml"
DELIVERIES: Final = "nop.yaml"
# Scans of signed letters are known by their name alone: a draft never reads `ky.yaml`.
_SCAN: Final = "ban-ky"
_SCANS: Final = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


def is_scan(inner: str) -> bool:
    """Say whether a file of that name in an agency's folder is the scan of a signed letter."""
    name = inner.casefold()
    return name.startswith(_SCAN) and name.endswith(_SCANS)


def is_record(inner: str) -> bool:
    """Say whether a file of that name in an agency's folder is a record of sending or signing."""
    return inner.casefold() in {SIGNATURES, DELIVERIES} or is_scan(inner)
