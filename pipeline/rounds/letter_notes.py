"""Numbers and days of letters, out of `cong-van.yaml` in the folders of `lan-N/y-kien/`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.intake.nearest import or_nearest
from pipeline.intake.shared.letters import read_letters
from pipeline.intake.text import decode
from pipeline.model.comment import LetterNote
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.text import folded
from pipeline.rounds.reader import Filed, RoundReader
from pipeline.workspace import StoredFile

LETTERS: Final = "cong-van.yaml"


def is_letter_list(file: StoredFile) -> bool:
    """Say whether a file is the list of a body's letters: `y-kien/<body>/cong-van.yaml`."""
    return file.inner.casefold().endswith(f"/{LETTERS}") and file.inner.count("/") == 2


def read_letter_notes(reader: RoundReader, files: Sequence[StoredFile]) -> Mapping[str, LetterNote]:
    """Give what is written down of letters, by the name of the file each came with."""
    names = {file.name for file in files}
    found: dict[str, LetterNote] = {}
    for file in files:
        for note in (reader.one(_letters, file.name, "") or ()) if is_letter_list(file) else ():
            folder = file.name.rpartition("/")[0]
            name = f"{folder}/{note.file}"
            if name in names and name != file.name:
                found[name] = note
            else:
                beside = [n.rpartition("/")[2] for n in names if n.startswith(f"{folder}/")]
                others = sorted(name for name in beside if name.casefold() != LETTERS)
                reader.notices.append(_unknown(file.name, note, others))
    return found


def noted(sheet: CommentSheet, note: LetterNote | None) -> CommentSheet:
    """Give the sheet with what it lacks itself taken from the list of letters."""
    if note is None:
        return sheet
    return replace(sheet, number=sheet.number or note.number, day=sheet.day or note.day)


def contradiction(
    sheet: CommentSheet, note: LetterNote | None, *, file: str, body: str
) -> tuple[Notice, ...]:
    """Say where a sheet and the list of letters differ; what the sheet says stands."""
    if note is None:
        return ()
    said = [
        f"{name} {written} (danh sách ghi {listed})"
        for name, written, listed in (
            ("số", sheet.number, note.number),
            ("ngày", _shown(sheet.day), _shown(note.day)),
        )
        if written and listed and folded(written) != folded(listed)
    ]
    if not said:
        return ()
    return (
        Notice(
            Severity.WARNING,
            "cong-van-khac-phieu",
            f"phiếu ghi {', '.join(said)}; lấy theo phiếu",
            f"sửa {LETTERS} hoặc phiếu cho khớp",
            file=file,
            agency=body,
        ),
    )


def _shown(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _letters(filed: Filed[str]) -> Outcome[tuple[LetterNote, ...]]:
    text = decode(filed.data, file=filed.name)
    if text.value is None:
        return Outcome((), text.notices)
    read = read_letters(text.value, filed.name)
    return Outcome(read.value, (*text.notices, *read.notices))


def _unknown(file: str, note: LetterNote, others: Sequence[str]) -> Notice:
    return Notice(
        Severity.ERROR,
        "cong-van-khong-co-tep",
        f"không có tệp '{note.file}' bên cạnh {LETTERS}; số, ngày văn bản này chưa dùng được",
        or_nearest(note.file, others, "ghi đúng tên tệp trong thư mục này, hoặc bỏ dòng"),
        file=file,
        line=note.line,
    )
