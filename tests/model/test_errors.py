import errno
import os

import pytest

from pipeline.model import errors
from pipeline.model.errors import BusyError, QuyhoachError, system_words


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    own = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, QuyhoachError)
    }
    told = errors.__doc__ or ""
    assert {name for name in own if name in told} == own
    assert told.count("──") == len(own) - 1


def test_each_knows_its_exit_code_and_a_busy_folder_its_sentence() -> None:
    assert QuyhoachError.exit_code == 2
    assert "đợi lệnh đó xong" in str(BusyError())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "đĩa đã đầy"),
        (errno.EACCES, "không có quyền"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
    ],
)
def test_what_the_system_says_is_said_in_vietnamese(number: int, words: str) -> None:
    assert system_words(OSError(number, os.strerror(number), "a")) == words


def test_an_error_nobody_put_into_words_keeps_its_number() -> None:
    assert system_words(OSError(errno.EXDEV, "Invalid cross-device link")) == "lỗi hệ thống số 18"
    assert system_words(OSError()) == "lỗi hệ thống số ?"
