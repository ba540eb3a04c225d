"""What is gathered of a document while its body is written, for other parts of it."""

from pipeline.model.comparison import RevisedBlock, Revision
from pipeline.model.fixed import Fixed
from pipeline.model.flow import FlowBlock


class Note(Fixed):
    """A footnote to be written: its id in the file and its content.

    In a redline `revised` is the content with its changes where it changed inside, `revision`
    what became of the whole note.
    """

    id: int
    blocks: tuple[FlowBlock, ...]
    revised: tuple[RevisedBlock, ...] = ()
    revision: Revision | None = None


class ContentsEntry(Fixed):
    """A line for the contents or a list: what it is, its depth, number, words and bookmark.

    `kind` is `tieu-de`, `phu-luc` (the title of an appendix), `bang` or `hinh`; `level` is the
    outline level from 1, 0 for a caption.
    """

    kind: str
    level: int
    number: str
    text: str
    bookmark: str
