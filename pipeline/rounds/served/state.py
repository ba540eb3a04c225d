"""The folder `.phuc-vu/` of a workspace: the state of a served site, which no build reads.

It stands beside `sections/`, may be entered by its owner alone, and keeps itself out of git
(a `.gitignore` of `*` inside, as tools keep their caches): keys and the session's secret must
not leave the machine with a push.

Source: the site's design, "State".
"""

from pathlib import Path
from typing import Final

from pipeline.publish.folder import replace_file, write_durably

STATE: Final = ".phuc-vu"
_SIGNING: Final = "bi-mat"
_ADDRESS: Final = "dia-chi"
_OWNER_ALONE: Final = 0o700


def state_folder(workspace: Path) -> Path:
    """Give the folder, made where it is missing; its owner alone may enter it.

    Raises:
        OSError: The disk refuses, or something that is no folder has its name.
    """
    folder = workspace / STATE
    folder.mkdir(mode=_OWNER_ALONE, exist_ok=True)
    folder.chmod(_OWNER_ALONE)  # whatever the umask took away or an unpacked copy gave
    ignored = folder / ".gitignore"
    if not ignored.exists():
        write_durably(ignored, b"*\n")
    return folder


def session_secret(workspace: Path, random: str) -> str:
    """Give what sessions are signed with: kept from run to run, so that a restart ends none.

    `random` becomes it where there is none yet.

    Raises:
        OSError: The disk is full or refuses.
    """
    path = state_folder(workspace) / _SIGNING
    if not path.exists():
        replace_file(path, random.encode())
    return path.read_text(encoding="utf-8")


def keep_address(workspace: Path, address: str) -> None:
    """Remember where people open the site, for the slips of keys given later.

    Raises:
        OSError: The disk is full or refuses.
    """
    replace_file(state_folder(workspace) / _ADDRESS, address.encode())


def last_address(workspace: Path) -> str:
    """Give where the site was last served to others, "" where it never was."""
    path = workspace / STATE / _ADDRESS
    return path.read_text(encoding="utf-8") if path.is_file() else ""
