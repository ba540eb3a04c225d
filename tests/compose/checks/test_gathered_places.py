from pipeline.compose.checks.evidence import Passage
from pipeline.compose.checks.gathered_places import told_once
from pipeline.model.document import Source
from pipeline.model.notice import Severity


def at(file: str, line: int) -> Passage:
    return Passage("", (), Source("so-y-te", file, line), "muc")


def told(*places: Passage) -> list[tuple[str, int | None, str]]:
    notices = told_once(places, Severity.WARNING, "ma", "sai", "sửa")
    return [(notice.file, notice.line, notice.message) for notice in notices]


def test_one_notice_a_file_names_all_lines_once() -> None:
    assert told(at("a", 3)) == [("a", 3, "sai")]
    assert told(at("a", 3), at("b", 1), at("a", 18), at("a", 18), at("a", 42)) == [
        ("a", 3, "sai (dòng 3, 18 và 42)"), ("b", 1, "sai")
    ]  # fmt: skip


def test_many_places_are_counted() -> None:
    ((_, _, message),) = told(*(at("a", line) for line in range(1, 16)))
    assert message.endswith("11, 12 và 3 chỗ khác)")
