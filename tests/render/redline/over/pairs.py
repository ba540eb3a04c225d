"""Two small files with what became of one in the other, for tests of the redline over them."""

from datetime import date

from pipeline.compare.drafts import compare
from pipeline.intake.word.any_word import read_any
from pipeline.model.comparison import Comparison
from pipeline.render.redline.over.redline import LaidRedline, lay_redline
from pipeline.stages.shared_sections import with_shared_sections
from tests.oracle.acceptor import accepted, rejected
from tests.oracle.any_word import Line, lines
from tests.oracle.docx_parts import read_package

DAY = date(2025, 1, 1)


def compared(before: bytes, after: bytes) -> Comparison:
    """Give what became of one file in the other."""
    old, new = (read_any(data, file=f"{name}.docx").value
                for name, data in (("A", before), ("B", after)))  # fmt: skip
    assert old is not None
    assert new is not None
    return compare(with_shared_sections(old, new), new)


def laid(before: bytes, after: bytes) -> LaidRedline:
    """Give the redline of two files."""
    return lay_redline(compared(before, after), before, after, now=DAY, accept=True)


def exact(before: bytes, after: bytes) -> bytes:
    """Give the redline of two files once accepting and rejecting it give both back."""
    redline = laid(before, after).redline.data
    package = read_package(redline)
    assert said(accepted(package)) == said(read_package(after))
    assert said(rejected(package)) == said(read_package(before))
    return redline


def said(package: object) -> list[Line]:
    return lines(package)  # type: ignore[arg-type]
