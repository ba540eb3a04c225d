import json
from pathlib import Path
from random import Random

from pipeline.stages.any_word import compare_any, redline_name
from tests.oracle.acceptor import accepted, rejected
from tests.oracle.any_word import lines
from tests.oracle.docx_parts import read_package
from tests.seeded.foreign_pairs.content import edited, made
from tests.seeded.foreign_pairs.habits import HABITS


def test_the_redline_is_named_after_the_earlier_file() -> None:
    assert redline_name("thư mục/Bản 1.docx") == "so-sanh-Bản 1.docx"


def test_redline_and_log_of_two_files_agree(tmp_path: Path) -> None:
    rng = Random(5)
    blocks = made(rng)
    habit = HABITS["Word, numbered headings"]
    before, after = habit(blocks), habit(edited(rng, blocks, 5))
    outcome = compare_any(
        tmp_path, ("A.docx", before), ("B.docx", after), formal=False, tracked=None
    )
    assert outcome.value is not None
    redline = read_package(outcome.value["so-sanh-A.docx"])
    assert lines(accepted(redline)) == lines(read_package(after))
    assert lines(rejected(redline)) == lines(read_package(before))
    changes = json.loads(outcome.value["nhat-ky-thay-doi.json"])["changes"]
    assert changes
    assert all(change["marks"] for change in changes if change["tracked"] == "marked")
    assert not any("Phần" in str(change["where"]) for change in changes)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    good = HABITS["Word 2007"](made(Random(1)))
    made_ = compare_any(tmp_path, ("A.docx", b"PK"), ("B.docx", good), formal=False, tracked=None)
    assert made_.value is None
    assert made_.notices
