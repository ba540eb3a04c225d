"""The shipped templates as they stand in `templates/`, for all that is written with them.

That they are what their makers make is held once, by `tests/render/templates/test_make.py`:
making one takes a quarter of a second, and a thousand tests need one.
"""

from functools import cache

from tests.sample_drafts import REPOSITORY


@cache
def _shipped(name: str) -> bytes:
    return (REPOSITORY / "templates" / f"{name}.docx").read_bytes()


def report_template() -> bytes:
    return _shipped("bao-cao")


def letter_template() -> bytes:
    return _shipped("cong-van-xin-y-kien")


def changelog_template() -> bytes:
    return _shipped("nhat-ky-thay-doi")


def slip_template() -> bytes:
    return _shipped("phieu-tra-loi")


def response_template() -> bytes:
    return _shipped("tiep-thu-giai-trinh")


def body_page_template() -> bytes:
    return _shipped("y-kien-cac-lan")


def divergence_template() -> bytes:
    return _shipped("y-kien-khac-nhau")
