"""Where templates are: a workspace's own first, else those shipped with the program.

The first workspace and the guide are shipped beside them.

In an installed wheel they lie inside the package; in a checkout at the top level.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.model.errors import TemplateError
from pipeline.model.notice import Notice, Outcome, Severity

T = TypeVar("T")
_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parent


def templates() -> Path:
    """Give the folder of the shipped templates."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _CHECKOUT / "templates"


def guide() -> Path:
    """Give the guide for agencies, in Markdown."""
    inside = _PACKAGE / "templates" / "HUONG-DAN.md"
    return inside if inside.is_file() else _CHECKOUT / "sections" / "HUONG-DAN.md"


def template(workspace: Path, name: str) -> Path:
    """Give the template of that name, the workspace's own before the shipped one."""
    own = workspace / "templates" / name
    return own if own.is_file() else templates() / name


def with_template(root: Path, name: str, write: Callable[[bytes], T]) -> Outcome[T]:
    """Give what is written with a template, with the shipped one where the own cannot serve."""
    chosen = template(root, name)
    try:
        return Outcome(write(chosen.read_bytes()))
    except TemplateError as error:
        shipped = templates() / name
        if chosen == shipped:
            raise
        fix = "sửa mẫu trong Word, hoặc bỏ mẫu riêng; lần này đã dùng mẫu đi kèm"
        notice = Notice(Severity.ERROR, "mau-hong", str(error), fix, f"templates/{name}")
        return Outcome(write(shipped.read_bytes()), (notice,))
