"""What files of a hand-in are called is said by us; what leads elsewhere is refused."""

import unicodedata

import pytest

from pipeline.stages.handing.names import named_files

OTHERS = ("giao-duc", "tre-em")


def named(*names: str) -> tuple[list[str], list[str]]:
    made = named_files([(name, b"x") for name in names], "y-te", OTHERS)
    return list(made.files), [notice.code for notice in made.notices]


def test_the_text_bears_the_items_id_and_others_keep_their_names() -> None:
    nfd = unicodedata.normalize("NFD", "Giường bệnh.XLSX")
    assert named("Y tế bản cuối (2).DOCX", nfd, "hình 1.png") == (
        ["y-te.docx", "Giường bệnh.xlsx", "hình 1.png"],
        [],
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../etc/passwd.md", "nop-ten-tep"),
        ("..\\a.xlsx", "nop-ten-tep"),
        ("/etc/a.md", "nop-ten-tep"),
        ("C:\\a.md", "nop-ten-tep"),
        ("a\0.md", "nop-ten-tep"),
        ("a\n.png", "nop-ten-tep"),
        ("\u202egpj.exe.png", "nop-ten-tep"),
        (".an.md", "nop-ten-tep"),
        ("~$y-te.docx", "nop-ten-tep"),
        ("a.png.", "nop-ten-tep"),
        ("con.xlsx", "nop-ten-tep"),
        ("LPT1.png", "nop-ten-tep"),
        ("ô" * 70 + ".png", "nop-ten-tep"),
        ("ban-ky-12.png", "nop-ten-tep"),
        ("nop.yaml", "nop-loai-tep"),
        ("ky.YAML", "nop-loai-tep"),
        ("bai.doc", "nop-loai-tep"),
        ("bai.pdf", "nop-loai-tep"),
        ("bai", "nop-loai-tep"),
        ("", "nop-loai-tep"),
        ("Giao-Duc.docx", "nop-muc-khac"),
        ("tre-em.xlsx", "nop-muc-khac"),
        ("MẬT - Y tế.docx", "nop-tai-lieu-mat"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_its_mending(name: str, code: str) -> None:
    made = named_files([(name, b"x")], "y-te", OTHERS)
    assert not made.files
    assert [notice.code for notice in made.notices] == [code]
    assert made.notices[0].fix


def test_two_texts_and_two_names_that_differ_by_case_are_refused() -> None:
    assert named("a.docx", "b.md") == (["y-te.docx"], ["nop-hai-bai"])
    assert named("a.docx", "b.docx") == (["y-te.docx"], ["nop-trung-ten"])
    assert named("Bảng.xlsx", "BẢNG.xlsx") == (["Bảng.xlsx"], ["nop-trung-ten"])


def test_an_empty_file_is_refused() -> None:
    made = named_files([("y-te.md", b"")], "y-te", OTHERS)
    assert [notice.code for notice in made.notices] == ["tep-rong"]
