from pipeline.intake.word.left_out import left_out
from pipeline.ooxml.opened import OpenedWord
from tests.ooxml.markup import file_of
from tests.seeded.foreign_pairs.raw_file import RawFile


def opened(header: str = "Đầu trang", margin: str = "1134") -> OpenedWord:
    data = file_of("a", raw=RawFile(header=header))
    word = OpenedWord(data)
    for section in word.document.iter("{*}pgMar"):
        section.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}top", margin)
    return word


def test_nothing_is_said_of_files_that_differ_in_words_alone() -> None:
    assert left_out(opened(), opened(), {}, "b.docx") == ()


def test_one_notice_names_all_that_differs_unmarked() -> None:
    (notice,) = left_out(
        opened(),
        opened("Khác", "999"),
        {"settings": 2, "widths": 1, "cells": 3, "notes": 4},
        "b.docx",
    )
    for words in (
        "đầu trang",
        "hướng trang",
        "2 đoạn",
        "cột của 1 bảng",
        "trong ô ở 3 bảng",
        "ở 4 chỗ",
    ):
        assert words in notice.message
    assert "chân trang;" not in notice.message
