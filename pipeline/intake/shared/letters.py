"""`cong-van.yaml` of a body → the letters that its Word answers and scans came with."""

from typing import Final

from pipeline.intake.shared.fields import Record, read_list
from pipeline.model.comment import LetterNote
from pipeline.model.notice import Outcome

_KEYS: Final = ("tep", "so", "ngay")


def read_letters(text: str, file: str) -> Outcome[tuple[LetterNote, ...]]:
    """Give what the list says, in its order; of a file named twice the first entry counts."""
    records, findings = read_list(text, file, _KEYS, "văn bản", "cong-van-can-danh-sach")
    notes: dict[str, LetterNote] = {}
    for note in map(_note, records or ()):
        if note is None:
            continue
        if note.file in notes:
            message = f"tệp '{note.file}' đã ghi ở dòng {notes[note.file].line}"
            findings.warning("cong-van-trung-tep", message, "giữ một dòng cho mỗi tệp", note.line)
        notes.setdefault(note.file, note)
    return Outcome(tuple(notes.values()), tuple(findings.notices))


def _note(record: Record) -> LetterNote | None:
    """Give one entry; None where it does not name its file."""
    name = record.text("tep", required=True)
    number, day = record.text("so"), record.day("ngay")
    return LetterNote(name, number, day, record.line) if name else None
