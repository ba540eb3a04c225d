"""A dossier as its list and its files make it: documents in numbered folders."""

from pipeline.model.fixed import Fixed
from pipeline.model.outline import DossierEntry


class DossierPart(Fixed):
    """A document of a dossier: its number, and the files found for it by name in its folder."""

    number: int
    entry: DossierEntry
    files: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """Give its folder in the dossier: "01-to-trinh"."""
        return f"{self.number:02}-{self.entry.id}"

    @property
    def is_missing(self) -> bool:
        """Say whether the dossier is incomplete without it."""
        return self.entry.required and not self.files
