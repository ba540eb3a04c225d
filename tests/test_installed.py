"""The wheel alone, in an empty environment, begins a workspace and drafts it.

Neither the repository nor a file of it is in reach: what the wheel lacks is missing. Libraries are
those of the environment that runs the tests, so that nothing is fetched.
"""

import os
import subprocess
import sys
import sysconfig
import venv
from importlib import metadata
from pathlib import Path

import pytest

from tests.advisories import PROJECT, needed
from tests.sample_drafts import REPOSITORY

pytestmark = pytest.mark.installed

# those of MPL and LGPL are used whole and as they are, in files of their own
_FREE = (
    "MIT", "Permission is hereby granted, free of charge", "BSD", "Apache", "PSF", "ISC", "HPND",
    "MPL", "LGPL",
)  # fmt: skip
_OTHER_CLASSES = (
    "Development", "Environment", "Framework", "Intended", "Natural", "Operating", "Programming",
    "Topic", "Typing",
)  # fmt: skip


@pytest.fixture(scope="module")
def quyhoach(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from a wheel built for this test."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    built = ("wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder))
    _run(*pip, *built, str(REPOSITORY), at=folder)
    (wheel,) = folder.glob("quyhoach-*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    (own,) = home.glob("lib/python*/site-packages")
    # a path, not a copy: what it holds of links to other projects is not followed
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    _run(*pip, f"--python={python}", "install", "--no-deps", "--no-index", str(wheel), at=folder)
    return home / "bin" / "quyhoach"


def _run(*command: str, at: Path) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, check=False, cwd=at, env=plain, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def test_the_wheel_alone_begins_a_workspace_and_drafts_it(quyhoach: Path, tmp_path: Path) -> None:
    root = tmp_path / "tinh"
    _run(str(quyhoach), "init", str(root), "--province", "Mẫu", at=tmp_path)
    _run(str(quyhoach), "draft", "1", "--fast", "--workspace", str(root), at=tmp_path)
    assert (root / "build" / "lan-1" / "bao-cao-lan-1.docx").is_file()
    python = quyhoach.with_name("python")
    place = _run(str(python), "-c", "import pipeline; print(pipeline.__file__)", at=tmp_path)
    assert place.startswith(str(quyhoach.parents[1]))


def test_every_library_may_be_used_and_given_on_as_this_package_is() -> None:
    unfree = {name: licence for name in needed(PROJECT) if not _is_free(licence := _of(name))}
    assert unfree == {}


def _of(library: str) -> str:
    """Give what a library says of its licence; where its data says nothing, how the text begins."""
    told = metadata.metadata(library)
    names = ("License-Expression", "License", "Classifier")
    lines = [line[:200] for name in names for line in told.get_all(name) or ()]
    said = " ".join(line for line in lines if not line.startswith(_OTHER_CLASSES))
    texts = (f for f in metadata.files(library) or () if f.name.upper().startswith("LICENSE"))
    return said or " ".join(text.read_text("utf-8")[:200] for text in texts)


def _is_free(licence: str) -> bool:
    return any(name in licence for name in _FREE)
