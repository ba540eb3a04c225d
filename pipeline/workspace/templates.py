"""Where the files shipped with the program are: templates, the first workspace, the guide.

In an installed wheel they lie inside the package; in a checkout at the top level.
"""

from pathlib import Path

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
