"""What a head signed: the part of one agency in one item, held by the hash of its files."""

from datetime import date
from enum import StrEnum
from hashlib import sha256

from pipeline.model.fixed import Fixed


class SourceFile(Fixed):
    """A file that a part is made of.

    `inner` is its name within the agency's folder, the same in every round; `name` where it
    stands, relative to the workspace; `sha256` of its bytes in hex.
    """

    inner: str
    name: str
    sha256: str


class PartSources(Fixed):
    """What one agency's part of one item is made of: its text, its workbooks, its pictures."""

    agency: str
    item: str
    files: tuple[SourceFile, ...]

    @property
    def sha256(self) -> str:
        """Give the hash that a signature holds."""
        return source_hash({file.inner: file.sha256 for file in self.files})


def source_hash(files: dict[str, str]) -> str:
    """Give the hash of a part from the hashes of its files, by name within the agency's folder.

    It is what `sha256sum y-te.md y-te.xlsx | sha256sum` prints, the names sorted: the round in
    which a file came is no matter, its bytes and its name are.

    Source: design.md, section 2, `ky.yaml`.
    """
    lines = (f"{digest}  {inner}\n" for inner, digest in sorted(files.items()))
    return sha256("".join(lines).encode()).hexdigest()


class SignedPart(Fixed):
    """An item as `ky.yaml` lists it under `muc`; `files` are (inner name, SHA-256), () unknown."""

    item: str
    sha256: str
    files: tuple[tuple[str, str], ...] = ()
    line: int | None = None


class Signature(Fixed):
    """One entry of `lan-N/<agency>/ky.yaml`: who signed which items, by which letter.

    `scan` is the file of the signed letter beside it, "" for none; `line` where the entry begins.
    """

    agency: str
    round: int
    person: str
    title: str
    number: str
    day: date
    scan: str = ""
    parts: tuple[SignedPart, ...] = ()
    file: str = ""
    line: int | None = None


class SignState(StrEnum):
    """What becomes of a signature: it holds, its part changed since, or there is none."""

    SIGNED = "da-ky"
    CHANGED = "doi-sau-khi-ky"
    UNSIGNED = "chua-ky"


class PartSignature(Fixed):
    """A part with its signature in a round.

    `signature` is the one that holds, or of a part that changed since the last one it had;
    `changes` say in words which files are others than those signed.
    """

    sources: PartSources
    state: SignState
    signature: Signature | None = None
    changes: tuple[str, ...] = ()
