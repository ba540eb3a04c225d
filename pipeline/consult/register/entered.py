"""Rows that the consultant wrote into the register: comments of their own.

A comment out of a PDF or an e-mail, or a piece of a long one ("Tách từ"). It is of the body that
the row names, else of that whose file "Nguồn" is, else of the one it was split from.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.comment import Comment, Letter, Origin, Register, RegisterRow
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, Group
from pipeline.model.register_memory import ENTERED
from pipeline.model.text import bare, folded

NOBODY: Final = Agency("chua-ro-co-quan", "Chưa rõ cơ quan", Group.OTHER)
_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|png|jpe?g|tiff?|eml|msg)$", re.IGNORECASE)


def is_entered(row: RegisterRow, register: Register) -> bool:
    """Say whether a row that tells no comment received is one of the consultant's own.

    One with a code that was given once to a comment received is that comment's, gone since.
    """
    if not (row.content or row.proposed or row.quote):
        return False
    if not row.code or row.split_from:
        return True
    kept = register.memory.get(row.code)
    if kept is not None:
        return kept.key == ENTERED
    # no other row is known to be ours in a register that keeps nothing
    return bool(row.source or register.memory)


@dataclass(frozen=True, slots=True)
class Senders:
    """Who may have sent what a row tells: bodies by name and id, and the letters that came."""

    ids: Mapping[str, str]
    letters: Sequence[Letter]

    @classmethod
    def of(cls, agencies: Iterable[Agency], letters: Sequence[Letter] = ()) -> "Senders":
        """Give the bodies by their names, short names and ids."""
        names: dict[str, str] = {}
        for agency in agencies:
            for name in (agency.id, agency.name, agency.short_name):
                if name:
                    names.setdefault(folded(name), agency.id)
        return cls(names, letters)

    def comment(
        self, row: RegisterRow, round_number: int, file: str, split: Comment | None
    ) -> Comment:
        """Give the comment that a row of the consultant's own is.

        Args:
            row: The row, with its code.
            round_number: The draft commented on.
            file: The register.
            split: The comment that it is a piece of, None where it is none.
        """
        named = self._letter(row)
        agency = self._agency(row) or (named.agency if named else "")
        agency = agency or (split.agency if split else "") or NOBODY.id
        letter = named or (split.letter if split else Letter(agency))
        return Comment(
            round=round_number,
            agency=agency,
            letter=Letter(
                agency, row.letter or letter.number, row.letter_day or letter.day, letter.files
            ),
            content=row.content,
            item=row.item or (split.item if split and not row.item_text else ""),
            item_text=row.item_text,
            quote=row.quote,
            proposed=row.proposed,
            origins=(Origin(file, row.cell),),
            code=row.code,
            entered=True,
            key=ENTERED,
        )

    def _agency(self, row: RegisterRow) -> str:
        """Give the body that a row names; one nobody knows has an id of its own."""
        return self.ids.get(folded(row.agency), "") or stranger_id(row.agency)

    def _letter(self, row: RegisterRow) -> Letter | None:
        """Give the letter that came in the file named as the source."""
        wanted = row.source.strip().replace("\\", "/").casefold()
        for letter in self.letters if wanted else ():
            if any(f"/{file}".casefold().endswith(f"/{wanted}") for file in letter.files):
                return letter
        return None

    def amiss(self, rows: Iterable[RegisterRow], file: str) -> Iterator[Notice]:
        """Name the rows of the consultant's own that do not say whose they are, or from where."""
        for row in rows:
            if not row.source and not row.split_from:
                yield Notice(
                    Severity.WARNING,
                    "dong-nhap-thieu-nguon",
                    f"'{row.code}' là dòng tự nhập nhưng chưa ghi nguồn",
                    "ghi tệp văn bản của cơ quan (trong y-kien) vào cột Nguồn",
                    file=file,
                    cell=row.cell,
                )
            elif _FILE.search(row.source.strip()) and self._letter(row) is None:
                yield Notice(
                    Severity.WARNING,
                    "nguon-khong-co",
                    f"'{row.code}': không có tệp '{row.source.strip()[:80]}' trong y-kien",
                    "đặt tệp vào y-kien của lần đó, hoặc sửa tên tệp ở cột Nguồn",
                    file=file,
                    cell=row.cell,
                )
            if not row.agency and self._letter(row) is None and not row.split_from:
                yield Notice(
                    Severity.ERROR,
                    "dong-nhap-thieu-co-quan",
                    f"'{row.code}' là dòng tự nhập nhưng chưa ghi cơ quan góp ý",
                    "ghi tên cơ quan vào cột Cơ quan",
                    file=file,
                    cell=row.cell,
                )


def stranger_id(name: str) -> str:
    """Give the id of a body that is known by its name alone, "" for no name."""
    return re.sub("[^a-z0-9]+", "-", bare(name.replace(" ", "-"))).strip("-")[:60]


def strangers(rows: Iterable[RegisterRow], agencies: Sequence[Agency]) -> Iterator[Agency]:
    """Give the bodies that rows of the consultant's own name and nobody knows, each once."""
    known = Senders.of(agencies).ids
    told: set[str] = set()
    for row in rows:
        own = stranger_id(row.agency)
        if own and folded(row.agency) not in known and own not in told:
            told.add(own)
            yield Agency(own, row.agency, Group.OTHER)
