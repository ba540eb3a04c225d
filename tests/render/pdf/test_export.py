import io
import zipfile

import docx
import pytest

from pipeline.model.errors import ConversionError
from pipeline.render.pdf.export import exported
from pipeline.render.pdf.office import Office, find_office


def word() -> bytes:
    document = docx.Document()  # noqa: TID251  # a file as others make them
    document.add_paragraph("Tỉnh có 181 km đường & cầu <lớn>.")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_pandoc_writes_what_libreoffice_does_not() -> None:
    data, by = exported(word(), "md", Office("/bin/false", "Giả"))
    assert "Tỉnh có 181 km đường" in data.decode()
    assert by == "pandoc"


def test_a_program_that_makes_nothing_is_an_error() -> None:
    with pytest.raises(ConversionError, match="odt"):
        exported(word(), "odt", Office("/bin/false", "Giả"))
    with pytest.raises(ConversionError, match="txt"):
        exported(b"PK", "txt", None)


@pytest.mark.office
def test_libreoffice_writes_an_open_document() -> None:
    office = find_office()
    assert office is not None
    data, by = exported(word(), "odt", office)
    with zipfile.ZipFile(io.BytesIO(data)) as odt:
        assert "181 km" in odt.read("content.xml").decode()
    assert by.startswith("LibreOffice")
