"""What came in on a draft: every file of `lan-N/y-kien/`, read and set by the body it is of.

A body's file stands directly there under its id, or in a folder of that name with several.
Nothing is left out: a file that cannot be read still shows that a letter came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.items import (
    ItemNames,
    WordReader,
    agreed_rows,
    check_sheet,
    comments_of,
    letter_of,
    no_word_comments,
    with_own_blocks,
)
from pipeline.consult.memory.feedback import check_page, foreign_page
from pipeline.intake.excel.returned_sheets import read_returned_sheet
from pipeline.intake.nearest import or_nearest
from pipeline.intake.preflight import check_package
from pipeline.intake.review.letter_tables import read_letter_tables
from pipeline.intake.word.feedback_table import is_feedback_docx, read_feedback_docx
from pipeline.model.comment import Comment, Letter, LetterNote, Origin
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.earlier import Feedback, told
from pipeline.model.feedback_sheet import FeedbackSheet
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Agency, Group, Outline
from pipeline.model.text import folded
from pipeline.rounds.kept import Kind
from pipeline.rounds.letter_notes import (
    contradiction,
    is_letter_list,
    noted,
    read_letter_notes,
)
from pipeline.rounds.reader import Filed, Resources, RoundReader, Task
from pipeline.workspace import Inventory, StoredFile

UNSETTLED: Final = "Chưa rõ cơ quan"
SHEET: Final = Kind[CommentSheet | FeedbackSheet | None](CommentSheet | FeedbackSheet | None)
_COPIES: Final = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Received:
    """All that came in on a draft.

    Attributes:
        letters: One for each letter, by body.
        comments: One for every place a comment was read, in order of file and row.
        strangers: Bodies that wrote and are not in `co-quan.yaml`.
        inputs: Hashes of the files read, by name.
        agreements: How many rows of comment sheets only agree.
        feedback: What bodies say of answers to earlier comments; these are no comments.
    """

    letters: tuple[Letter, ...] = ()
    comments: tuple[Comment, ...] = ()
    strangers: tuple[Agency, ...] = ()
    inputs: Mapping[str, str] | None = None
    agreements: int = 0
    feedback: tuple[Feedback, ...] = ()


def read_comments(
    inventory: Inventory,
    round_number: int,
    *,
    outline: Outline,
    agencies: Sequence[Agency],
    content_hash: str,
    resources: Resources,
    word: WordReader = no_word_comments,
) -> Outcome[Received]:
    """Give what came in on draft `round_number`.

    Args:
        inventory: The workspace's files.
        round_number: The draft commented on.
        outline: Its outline; `agencies` those known.
        content_hash: That draft's, "" where it could not be made; sheets carry it.
        resources: Cache, pool and watch.
        word: Reads the comments and edits in a Word file.
    """
    reader = RoundReader(inventory, round_number, resources)
    came = inventory.comment_files(round_number)
    notes = read_letter_notes(reader, came)
    files = [file for file in came if not is_letter_list(file)]
    sheets = [file for file in files if _suffix(file) == ".xlsx"]
    tasks = [Task(file.name, "") for file in sheets]
    read = reader.all(comment_sheet, tasks, "Đọc phiếu góp ý", SHEET)
    correspondence = _Correspondence(
        reader, round_number, agencies, ItemNames.of(outline), content_hash, notes
    )
    for file, sheet in zip(sheets, read, strict=True):
        correspondence.take_sheet(file, sheet)
    for file in files:
        if _suffix(file) == ".docx":
            correspondence.take_word(file, word)
        elif _suffix(file) != ".xlsx":
            correspondence.take_copy(file)
    received = Received(
        tuple(correspondence.letters),
        correspondence.settled(),
        tuple(correspondence.strangers.values()),
        reader.inputs,
        correspondence.agreements,
        tuple(correspondence.feedback),
    )
    return Outcome(received, tuple(reader.notices))


def comment_sheet(filed: Filed[str]) -> Outcome[CommentSheet | FeedbackSheet | None]:
    """Give what a sheet that came in says: comments, or what its body holds of answers."""
    return read_returned_sheet(filed.data, file=filed.name)


def _suffix(file: StoredFile) -> str:
    return "." + file.inner.rpartition(".")[2].casefold()


def _stem(file: StoredFile) -> str:
    return file.inner.rpartition("/")[2].rpartition(".")[0] or file.inner


class _Correspondence:
    """The letters and comments laid out so far, by body."""

    def __init__(
        self,
        reader: RoundReader,
        round_number: int,
        agencies: Sequence[Agency],
        items: ItemNames,
        content_hash: str,
        notes: Mapping[str, LetterNote],
    ) -> None:
        self._reader = reader
        self._round = round_number
        self._ids = {agency.id.casefold(): agency.id for agency in agencies}
        self._names = {
            _name(name): agency.id
            for agency in reversed(agencies)
            for name in (agency.name, agency.short_name, agency.id)
            if name
        }
        self._titles = {agency.id: agency.name for agency in agencies}
        self._people = {agency.id for agency in agencies if agency.is_person}
        self._items = items
        self._content_hash = content_hash
        self._notes = notes
        self.letters: list[Letter] = []
        self.comments: list[Comment] = []
        self.strangers: dict[str, Agency] = {}
        self.agreements = 0
        self.feedback: list[Feedback] = []

    def take_sheet(self, file: StoredFile, sheet: CommentSheet | FeedbackSheet | None) -> None:
        """Lay out a sheet; one that cannot be read is a letter without rows."""
        if isinstance(sheet, FeedbackSheet):
            self._take_feedback(file, sheet)
            return
        if sheet is None:
            self._add(self._letter(self._body(file, ""), file))
            return
        body, note = self._body(file, sheet.body), self._notes.get(file.name)
        self._reader.notices += contradiction(sheet, note, file=file.name, body=body)
        sheet = with_own_blocks(noted(sheet, note), self._content_hash)
        self._reader.notices += check_sheet(
            sheet,
            file=file.name,
            body=body,
            round_number=self._round,
            content_hash=self._content_hash,
            person=body in self._people,
        )
        letter = self._add(letter_of(sheet, file=file.name, body=body))
        self.agreements += len(sheet.agreements)
        self._reader.notices += agreed_rows(sheet, file=file.name, body=body)
        self.comments += comments_of(
            sheet, letter, file=file.name, round_number=self._round, items=self._items
        )

    def _take_feedback(self, file: StoredFile, sheet: FeedbackSheet) -> None:
        """Lay out what a body says of answers; a page of another body's counts for nobody."""
        body = self._body_of_page(file, sheet)
        whose = sheet.body or body
        if whose != body:
            said = "; ".join(f"{row.code}: {told(row.stand, row.words)}" for row in sheet.rows)
            self._reader.notices.append(
                foreign_page(file.name, self._titles.get(whose, whose), body, said)
            )
            return
        self._reader.notices += check_page(sheet, file.name, body, self._round)
        letter = Letter(body, sheet.number, sheet.day, (file.name,), feedback=True)
        self._add(letter)
        self.feedback += (
            Feedback(
                row.code,
                body,
                row.stand,
                row.words,
                self._round,
                Origin(file.name, row.cell),
                letter,
            )
            for row in sheet.rows
        )

    def _body_of_page(self, file: StoredFile, sheet: FeedbackSheet) -> str:
        """Give the body by its folder or the file's name, else by the page's hidden sheet."""
        parts = file.inner.split("/")[1:]
        known = self._ids.get((parts[0] if len(parts) > 1 else _stem(file)).casefold())
        if known is not None and sheet.body:
            return known
        return sheet.body if sheet.body in self._titles else self._body(file, sheet.name)

    def take_word(self, file: StoredFile, word: WordReader) -> None:
        """Lay out a Word file: comments and edits in it, and the comment tables of a letter."""
        data = self._reader.contents(file.name)
        if data is not None and self._is_page(file, data):
            return
        body = self._body(file, "")
        letter = self._add_to_one(body, file)
        if data is None:
            return
        # what it warns of, the reader of its comments tells too
        checked = check_package(
            data, file=file.name, kind="docx", limits=self._reader.resources.limits
        )
        errors = [notice for notice in checked if notice.severity is Severity.ERROR]
        if errors:
            self._reader.notices += errors
            return
        found = word(data, file.name, body)
        self._reader.notices += found.notices
        self.comments += (replace(comment, letter=letter) for comment in found.value)
        self._take_tables(file, data, letter)

    def _take_tables(self, file: StoredFile, data: bytes, letter: Letter) -> None:
        """Lay out the comment tables of a letter in Word, where it has some."""
        limits = self._reader.resources.limits
        read = read_letter_tables(data, file=file.name, limits=limits)
        self._reader.notices += read.notices
        if read.value is None:
            return
        sheet, name, body = read.value, file.name, letter.agency
        if sheet.agrees:
            self.letters[self.letters.index(letter)] = letter = replace(letter, agrees=True)
        self.agreements += len(sheet.agreements)
        self._reader.notices += agreed_rows(sheet, file=name, body=body)
        self.comments += comments_of(
            sheet, letter, file=name, round_number=self._round, items=self._items
        )

    def _is_page(self, file: StoredFile, data: bytes) -> bool:
        """Say whether a Word file is a body's page of its comments, and lay it out if so."""
        limits = self._reader.resources.limits
        checked = check_package(data, file=file.name, kind="docx", limits=limits)
        refused = any(notice.severity is Severity.ERROR for notice in checked)
        if refused or not is_feedback_docx(data):
            return False
        page = read_feedback_docx(data, file=file.name, limits=limits)
        if page.value is not None:
            self._reader.notices += page.notices
            self._take_feedback(file, page.value)
        return page.value is not None

    def take_copy(self, file: StoredFile) -> None:
        """Keep a scan as the copy for the dossier; its bytes are an input, its words are not."""
        self._reader.contents(file.name)
        self._add_to_one(self._body(file, ""), file)
        if _suffix(file) not in _COPIES:
            self._reader.notices.append(
                Notice(
                    Severity.WARNING,
                    "tep-y-kien-khong-doc",
                    "tệp ý kiến ở định dạng không đọc được, chỉ được lưu làm bản sao văn bản",
                    "gửi phiếu góp ý .xlsx, bản Word .docx hoặc bản chụp .pdf",
                    file=file.name,
                )
            )

    def settled(self) -> tuple[Comment, ...]:
        """Give the comments with their letters as they are now, all files counted."""
        by_file = {file: letter for letter in self.letters for file in letter.files}
        return tuple(_of_letter(comment, by_file) for comment in self.comments)

    def _add(self, letter: Letter) -> Letter:
        """Give the letter joined with one of the same body and number, else a new one."""
        for at, other in enumerate(self.letters):
            same = letter.number and folded(other.number) == folded(letter.number)
            if other.agency == letter.agency and same:
                joined = replace(
                    other,
                    files=(*other.files, *letter.files),
                    agrees=other.agrees or letter.agrees,
                    day=other.day or letter.day,
                    feedback=other.feedback and letter.feedback,
                )
                self.letters[at] = joined
                return joined
        self.letters.append(letter)
        return letter

    def _letter(self, body: str, file: StoredFile) -> Letter:
        """Give the letter of a file as the body's list of letters names it."""
        note = self._notes.get(file.name)
        if note is None:
            return Letter(body, files=(file.name,))
        return Letter(body, note.number, note.day, (file.name,))

    def _add_to_one(self, body: str, file: StoredFile) -> Letter:
        """Put a file with the letter of the same name, or the body's only one; else a new one."""
        if file.name in self._notes:
            return self._add(self._letter(body, file))
        own = [
            at
            for at, letter in enumerate(self.letters)
            if letter.agency == body and not letter.feedback
        ]
        stem = file.name.rpartition(".")[0]
        named = [
            at for at in own if any(f.rpartition(".")[0] == stem for f in self.letters[at].files)
        ]
        chosen = named or (own if len(own) == 1 else [])
        if not chosen:
            return self._add(Letter(body, files=(file.name,)))
        letter = self.letters[chosen[0]]
        joined = replace(letter, files=(*letter.files, file.name))
        self.letters[chosen[0]] = joined
        return joined

    def _body(self, file: StoredFile, written: str) -> str:
        """Give the id of the body a file is of: by its folder or name, else by what it says."""
        parts = file.inner.split("/")[1:]
        name = parts[0] if len(parts) > 1 else _stem(file)
        known = self._ids.get(name.casefold())
        by_name = self._names.get(_name(written))
        if known is not None and by_name not in (None, known):
            return self._unsettled(file, known, written)
        if known is not None:
            return known
        if by_name is not None:
            self._reader.notices.append(
                Notice(
                    Severity.INFO,
                    "ten-tep-y-kien",
                    f"tên '{name}' không phải mã cơ quan; nhận theo ô “Cơ quan”: {written}",
                    f"đặt tên {by_name}.xlsx",
                    file=file.name,
                    agency=by_name,
                )
            )
            return by_name
        if name not in self.strangers:
            fix = or_nearest(name, self._ids, "đặt tên tệp theo mã trong co-quan.yaml")
            message = f"không có cơ quan '{name}'; ý kiến vẫn được giữ, xếp vào nhóm khác"
            self._reader.notices.append(
                Notice(Severity.ERROR, "co-quan-khong-co", message, fix, file=file.name)
            )
        stranger = self.strangers.get(name)
        if stranger is None or (written and stranger.name == name):
            self.strangers[name] = Agency(name, written or name, Group.OTHER)
        return name

    def _unsettled(self, file: StoredFile, known: str, written: str) -> str:
        """Give a body of its own to a file whose name and cell contradict one another."""
        own = f"chua-ro-{_stem(file)}".casefold().replace(" ", "-")
        named = f"{UNSETTLED} (tệp {file.inner.partition('/')[2]} ghi “{written}”)"
        self.strangers.setdefault(own, Agency(own, named, Group.OTHER, "CHUARO"))
        self._reader.notices.append(
            Notice(
                Severity.ERROR,
                "co-quan-mau-thuan",
                f"tệp đặt tên theo {self._titles[known]} nhưng ô “Cơ quan” ghi “{written}”; ý kiến "
                "chưa tính cho cơ quan nào",
                "hỏi lại, rồi đổi tên tệp hoặc sửa ô “Cơ quan” cho khớp",
                file=file.name,
            )
        )
        return own


def _name(text: str) -> str:
    """Give a body's name without what letters leave out or shorten."""
    plain = folded(text).replace("uỷ ban", "ủy ban").replace("ủy ban nhân dân", "ubnd")
    return plain.removesuffix(" tỉnh")


def _of_letter(comment: Comment, letters: Mapping[str, Letter]) -> Comment:
    letter = letters.get(comment.origins[0].file, comment.letter)
    return comment if letter is comment.letter else replace(comment, letter=letter)
