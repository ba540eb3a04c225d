"""What is written down of the coming in of files, and of what hinders the work."""

import unicodedata
from datetime import date

from pipeline.model.fixed import Fixed


class Receipt(Fixed):
    """One entry of `lan-N/<agency>/nop.yaml`: a file came on a day.

    `inner` is its name within the agency's folder; `sha256` of what came, "" where it is not
    written down; `way` and `person` say how and through whom. `file` and `line` are the entry's.
    """

    agency: str
    round: int
    inner: str
    day: date
    sha256: str = ""
    way: str = ""
    person: str = ""
    file: str = ""
    line: int | None = None

    def names(self, inner: str) -> bool:
        """Say whether it is about a file of that name, whatever its case and coding."""
        own, other = (unicodedata.normalize("NFC", name).casefold() for name in (self.inner, inner))
        return own == other

    def holds(self, digest: str) -> bool:
        """Say whether it is about these bytes; one without a hash is about any."""
        return self.sha256 in ("", digest)


class Difficulty(Fixed):
    """What hinders the work, what is proposed, and who can settle it; all in words.

    `source` is the file it is from: `kho-khan.yaml`, or a section with `kho-khan:`.
    """

    agency: str
    trouble: str
    proposal: str = ""
    settled_by: str = ""
    source: str = ""
