"""A template of the workspace's own tried first; where it cannot serve, the shipped one."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.render.word.shell import TemplateError
from pipeline.workspace import templates as shipped

T = TypeVar("T")


def with_template(root: Path, name: str, write: Callable[[bytes], T]) -> Outcome[T]:
    """Give what is written with a template, with the shipped one where the own cannot serve."""
    path = shipped.template(root, name)
    try:
        return Outcome(write(path.read_bytes()))
    except TemplateError as error:
        own = shipped.templates() / name
        if path == own:
            raise
        fix = "sửa mẫu trong Word, hoặc bỏ mẫu riêng; lần này đã dùng mẫu đi kèm"
        notice = Notice(Severity.ERROR, "mau-hong", str(error), fix, f"templates/{name}")
        return Outcome(write(own.read_bytes()), (notice,))
