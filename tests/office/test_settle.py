"""LibreOffice accepts and rejects what is tracked in a small file."""

from pathlib import Path

import pytest

from tests.office.settle import settle
from tests.oracle.docx_parts import read_package
from tests.oracle.small_docx import docx

pytestmark = pytest.mark.office

BY = 'w:id="{}" w:author="Sở Y tế" w:date="2025-11-30T00:00:00Z"'
BODY = (
    '<w:p><w:r><w:t xml:space="preserve">giữ </w:t></w:r>'
    f"<w:del {BY.format(101)}><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    f"<w:ins {BY.format(102)}><w:r><w:t>mới</w:t></w:r></w:ins></w:p>"
)


@pytest.mark.parametrize(("way", "words"), [("accept", "giữ mới"), ("reject", "giữ cũ")])
def test_all_changes_are_settled(way: str, words: str, tmp_path: Path) -> None:
    document = tmp_path / "redline.docx"
    document.write_bytes(docx(BODY))
    made = settle(document, tmp_path / "settled.docx", way, seconds=120)
    package = read_package(made)
    text = "".join(map(str, package.trees[package.main].itertext()))
    assert words in text
    assert ("cũ" in text) != ("mới" in text)
