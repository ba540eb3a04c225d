"""Why a formula that came or went is wrapped whole, and not marked in each of its runs.

Word marks a formula in its runs (`m:r/w:del`), and its own signs in `m:ctrlPr`; that is read
(`tests/intake/review/test_things.py`), not written. The form written is the only one that the
Open XML SDK passes, that docx-scalpel, pandoc and the acceptor settle alike, and of which
LibreOffice keeps the letters:

| form | SDK | docx-scalpel | pandoc | LibreOffice 7.4 |
|---|---|---|---|---|
| `w:del/m:oMath` (ours) | 0 errors | right | right | letters kept, none settled |
| `m:oMath/w:del/m:r`, `m:ctrlPr/w:del` | 0 errors | right | both stay, emptied | emptied |
| `m:oMath/m:r/w:del`, `m:ctrlPr/w:del` (Word's) | an error a run | right | left empty | emptied |

Should this test fail with a later LibreOffice, Word's own form has become possible there.
"""

import re
import zipfile
from pathlib import Path
from typing import Final

import pytest

from tests.office.settle import Job, settle_all
from tests.seeded.foreign_pairs.raw_file import RawFile

MARK: Final = 'w:id="7" w:author="A" w:date="2026-01-01T00:00:00Z"'
FORMS: Final = {
    "whole": f"<w:del {MARK}><m:oMath><m:r><m:t>gamma</m:t></m:r></m:oMath></w:del>",
    "around runs": f"<m:oMath><w:del {MARK}><m:r><m:t>gamma</m:t></m:r></w:del></m:oMath>",
    "in runs": f"<m:oMath><m:r><w:del {MARK}><m:t>gamma</m:t></w:del></m:r></m:oMath>",
}


def written(form: str, folder: Path) -> Path:
    target = folder / f"{form.replace(' ', '-')}.docx"
    line = "<w:p><w:r><w:t>trước</w:t></w:r>{}</w:p>"
    target.write_bytes(RawFile().data(line.format(FORMS[form])))
    return target


@pytest.mark.office
def test_libreoffice_keeps_the_letters_of_a_formula_only_where_it_is_wrapped_whole(
    tmp_path: Path,
) -> None:
    jobs = [
        Job(written(form, tmp_path), tmp_path / f"{way}-{form.replace(' ', '-')}.docx", way)
        for form in FORMS
        for way in ("accept", "reject")
    ]
    settle_all(jobs)
    kept = {}
    for job in jobs:
        with zipfile.ZipFile(job.target) as archive:
            body = archive.read("word/document.xml").decode()
        kept[job.target.stem] = "gamma" in "".join(re.findall(r"<m:t[^>]*>([^<]*)", body))
    assert kept == {
        "accept-whole": True, "reject-whole": True,
        "accept-around-runs": False, "reject-around-runs": False,
        "accept-in-runs": False, "reject-in-runs": False,
    }  # fmt: skip
