"""What differs between two Word files that their comparison does not see, to be said in a notice.

Headers and footers, page sections, comments and contents lists are the later file's in the
redline, unmarked.

Source: ECMA-376 Part 1, 17.10 (headers, footers), 17.6 (sections), 17.13.4 (comments).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lxml import etree

from pipeline.model.notice import Notice, Severity
from pipeline.ooxml.blocks import BlockKind, blocks
from pipeline.ooxml.names import W, local
from pipeline.ooxml.opened import OpenedWord

_TOLD: Final = {
    "cells": "kiểu (style) của đoạn trong ô ở {} bảng",
    "notes": "loại chú thích (chân trang, cuối văn bản) ở {} chỗ",
    "settings": "cách trình bày đoạn (căn lề, thụt dòng, giãn dòng) ở {} đoạn",
    "widths": "bề rộng cột của {} bảng",
}


def left_out(
    earlier: OpenedWord, later: OpenedWord, unlike: Mapping[str, int], file: str
) -> tuple[Notice, ...]:
    """Give one notice with all that differs unmarked, none where nothing does.

    `unlike` counts what the writer of the redline met: paragraphs set otherwise ("settings"),
    tables of other widths ("widths"), of paragraphs with other styles in their cells ("cells"),
    notes at the other of foot and end ("notes").
    """
    found = [words for words, said in _SAID.items() if said(earlier) != said(later)]
    found += [_TOLD[name].format(count) for name, count in sorted(unlike.items()) if count]
    if not found:
        return ()
    message = f"khác nhau nhưng không so sánh, lấy theo bản sau: {'; '.join(found)}"
    fix = "xem trực tiếp trong hai tệp nếu cần"
    return (Notice(Severity.INFO, "khong-so-sanh", message, fix, file=file),)


def _edges(word: OpenedWord, kind: str) -> list[str]:
    """Give the words of the headers or footers."""
    names = (rel.target for rel in word.relations(word.main).values() if rel.kind == kind)
    return sorted(_words(word.tree(name)) for name in names if name in word.parts)


def _words(root: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in root.iter(f"{W}t")).split())


def _pages(word: OpenedWord) -> list[tuple[tuple[str, str], ...]]:
    """Give size, direction, margins and columns of the page sections."""
    found = []
    for section in word.document.iter(f"{W}sectPr"):
        told = (node for node in section if local(node) in ("pgSz", "pgMar", "cols"))
        found.append(tuple((str(k), str(v)) for node in told for k, v in sorted(node.items())))
    return found


def _comments(word: OpenedWord) -> list[str]:
    root = word.story("comments")
    return [] if root is None else [_words(node) for node in root]


def _contents(word: OpenedWord) -> list[str]:
    return list(_contents_lines(word))


def _contents_lines(word: OpenedWord) -> Iterator[str]:
    for block in blocks(word.body):
        if block.kind is BlockKind.CONTENTS:
            yield "".join(_words(block.node).rstrip("0123456789").split())


_SAID: Final[Mapping[str, Callable[[OpenedWord], object]]] = {
    "đầu trang": lambda word: _edges(word, "header"),
    "chân trang": lambda word: _edges(word, "footer"),
    "khổ giấy, hướng trang, lề": _pages,
    "ghi chú của người đọc (comment)": _comments,
    "mục lục": _contents,
}
