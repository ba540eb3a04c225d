"""Cases run: each in a child whose CPU and memory are measured, or many in one draft."""

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.model.fixed import replace
from tests.hostile.case import SOUND, USUAL, Case, Found
from tests.hostile.workspaces import base

SECONDS: Final = 30.0  # of CPU for the worst input
MEGABYTES: Final = 1000.0
_NUMBERED: Final = re.compile(r"\b((?:so|muc)-x)\d+")
# what a terminal must not be given, and what a system says in English
_HIDDEN: Final = "\x00\x07\x08\x1b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ENGLISH: Final = re.compile(r"Errno|No such|not permitted|denied|cannot|Error\b|invalid|failed")
SAID, ERRORS, PEAK = "said.json", "errors.txt", "peak.txt"
_HOUSE: Final = Path(__file__).parents[2]
_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|</w:p>")


def run_alone(case: Case) -> Found:
    """Run a case in a workspace of its own, in a child of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        base(root, (case,))
        exit_code, seconds, megabytes, said = _child(root, case.round)
        notices = _notices(root / SAID)
        report, answers = _written(root, case.round)
    found = Found(exit_code, _told(notices), seconds, megabytes, said, report, answers)
    whole = replace(case, notices=(*case.notices, *case.beside))
    found.faults = tuple(_faults(whole, found, notices))
    return found


def run_together(cases: Sequence[Case], round_number: int) -> Mapping[str, tuple[str, ...]]:
    """Run many cases in one draft; give for each, by name, what is not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        base(root, cases)
        exit_code, *_, said = _child(root, round_number)
        notices = _notices(root / SAID)
        report, answers = _written(root, round_number)
    assert exit_code in (0, 1), said
    assert SOUND in report
    wrong: dict[str, tuple[str, ...]] = {}
    for number, case in enumerate(cases):
        own = [notice for notice in notices if _is_of(notice, number)]
        found = Found(case.exit, _told(own), 0.0, 0.0, said, report, answers)
        wrong[case.name] = tuple(_faults(case, found, own))
    strangers = [notice for notice in notices if not notice["file"]]
    wrong["without a file"] = _told(strangers)
    return wrong


def _is_of(notice: Mapping[str, str], number: int) -> bool:
    return re.search(rf"\b(?:so|muc)-x{number}\b", notice["file"] or "") is not None


def _faults(case: Case, found: Found, notices: Sequence[Mapping[str, str]]) -> list[str]:
    """Give what is not as the table says."""
    faults = []
    if "Traceback" in found.complaint:
        faults.append("traceback: " + found.complaint.strip().splitlines()[-1])
    if found.exit != case.exit:
        faults.append(f"exit code {found.exit}, not {case.exit}")
    unmet, more = _unmet(case.notices, found.notices)
    if unmet or more:
        words = "; ".join(notice["message"][:90] for notice in notices)
        faults.append(f"not told: {unmet[:9]}; told: {len(more)}: {more[:9]}: {words[:900]}")
    told = " ".join(f"{notice['message']} {notice['fix']}" for notice in notices) + found.complaint
    faults += [f"not said: {words}" for words in case.says if words not in told]
    faults += [f"raw sign in what is told: {told[at]!r}" for at in _raw(found.complaint)]
    faults += [f"English: {words}" for words in _ENGLISH.findall(told)]
    faults += [f"words lost: {words}" for words in case.kept if words not in found.report]
    faults += [f"words lost: {words}" for words in case.answered if words not in found.answers]
    if case.exit != 2 and SOUND not in found.report:
        faults.append("the sound section is not in the report")
    if found.seconds > SECONDS:
        faults.append(f"{found.seconds:.1f} s of CPU")
    if found.megabytes > MEGABYTES:
        faults.append(f"{found.megabytes:.0f} MB")
    faults += [
        f"no mending: {notice['code']}" for notice in notices if not (notice["fix"] or "").strip()
    ]
    return faults


def _child(root: Path, round_number: int) -> tuple[int, float, float, str]:
    """Build a draft in a child; give exit code, CPU seconds, MB at the most, what it complained.

    The notices it prints stand in `said.json`.
    """
    options = ["--fast", "--strict", "--json", "--workspace", str(root)]
    command = [sys.executable, "-m", "tests.hostile.drafting", str(root / PEAK), "draft"]
    paths = os.pathsep.join((str(_HOUSE), os.environ.get("PYTHONPATH", "")))
    with (root / SAID).open("w") as said, (root / ERRORS).open("w") as errors:
        child = subprocess.Popen(
            [*command, str(round_number), *options],
            stdout=said,
            stderr=errors,
            env=os.environ | {"PYTHONPATH": paths},
        )
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds, peak = usage.ru_utime + usage.ru_stime, int((root / PEAK).read_text())
    return child.returncode, seconds, peak / 1024, (root / ERRORS).read_text()


def _notices(said: Path) -> list[dict[str, str]]:
    printed = said.read_text()
    found = json.loads(printed) if printed.startswith("[") else []
    return [notice for notice in found if notice["code"] not in USUAL]


def _told(notices: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Give each notice as `severity code place`, the number of its case left out."""
    return tuple(sorted(f"{n['severity']} {n['code']} {_place(n)}".strip() for n in notices))


def _place(notice: Mapping[str, str]) -> str:
    file = _NUMBERED.sub(r"\1", notice["file"] or "").rpartition("/")[2]
    at = notice["cell"] or notice["line"]
    return f"{file}:{at}" if at else file


def _unmet(expected: Sequence[str], told: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give what was not told, and what was told and not expected."""
    left, unmet = list(told), []
    for one in sorted(expected, key=len, reverse=True):
        found = next((other for other in left if other == one or other.startswith(f"{one} ")), None)
        if found is None:
            unmet.append(one)
        else:
            left.remove(found)
    return unmet, left


def _raw(words: str) -> list[int]:
    return [at for at, sign in enumerate(words) if sign in _HIDDEN]


def _written(root: Path, round_number: int) -> tuple[str, str]:
    """Give the words of the report and of the table of answers, "" for one that is not there."""
    folder = root / f"build/lan-{round_number}"
    names = (f"bao-cao-lan-{round_number}.docx", "tiep-thu-giai-trinh.docx")
    report, answers = (_words(folder / name) for name in names)
    return report, answers


def _words(file: Path) -> str:
    """Give the words of a Word file, its paragraphs on lines, no-break spaces as spaces."""
    if not file.is_file():
        return ""
    with zipfile.ZipFile(file) as package:
        xml = package.read("word/document.xml").decode()
    words = "".join("\n" if m[0] == "</w:p>" else m[1] for m in _TEXT.finditer(xml))
    words = words.replace("\u00a0", " ")
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
