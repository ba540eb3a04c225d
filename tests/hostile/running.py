"""Cases run: each in a child whose CPU and memory are measured, or many in one draft."""

import json
import os
import re
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.cli import main
from tests.hostile.case import USUAL, Case, Found
from tests.hostile.workspaces import SOUND, base

SECONDS: Final = 30.0  # of CPU for the worst input
MEGABYTES: Final = 1000.0
SAID, ERRORS = "said.json", "errors.txt"
_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|</w:p>")


def run_alone(case: Case) -> Found:
    """Run a case in a workspace of its own, in a child of its own."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        base(root, (case,))
        exit_code, seconds, megabytes, said = _child(root, case.round)
        notices = _notices(root / SAID)
        report = _report(root, case.round)
    found = Found(exit_code, _codes(notices), seconds, megabytes, said, report)
    found.faults = tuple(_faults(case, found, notices))
    return found


def run_together(cases: Sequence[Case], round_number: int) -> Mapping[str, tuple[str, ...]]:
    """Run many cases in one draft; give for each, by name, what is not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        base(root, cases)
        exit_code, *_, said = _child(root, round_number)
        notices = _notices(root / SAID)
        report = _report(root, round_number)
    assert exit_code in (0, 1), said
    assert SOUND in report
    wrong: dict[str, tuple[str, ...]] = {}
    for number, case in enumerate(cases):
        own = [notice for notice in notices if _is_of(notice, number)]
        found = Found(case.exit, _codes(own), 0.0, 0.0, said, report)
        wrong[case.name] = tuple(_faults(case, found, own))
    strangers = [notice for notice in notices if not notice["file"]]
    wrong["without a file"] = tuple(_codes(strangers))
    return wrong


def _is_of(notice: Mapping[str, str], number: int) -> bool:
    return re.search(rf"\b(?:so|muc)-x{number}\b", notice["file"] or "") is not None


def _faults(case: Case, found: Found, notices: Sequence[Mapping[str, str]]) -> list[str]:
    """Give what is not as the table says."""
    faults = []
    if "Traceback" in found.traceback:
        faults.append("traceback: " + found.traceback.strip().splitlines()[-1])
    if found.exit != case.exit:
        faults.append(f"exit code {found.exit}, not {case.exit}")
    if found.notices != tuple(sorted(case.notices)):
        words = "; ".join(notice["message"][:90] for notice in notices)
        faults.append(f"notices {list(found.notices)}, not {sorted(case.notices)}: {words}")
    faults += [f"words lost: {words}" for words in case.kept if words not in found.report]
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
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            for number, name in ((1, SAID), (2, ERRORS)):
                os.dup2(os.open(root / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
            options = ["--fast", "--strict", "--json", "--workspace", str(root)]
            code = main(["draft", str(round_number), *options])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 2
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _, status, usage = os.wait4(pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    complained = (root / ERRORS).read_text()
    return os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024, complained


def _notices(said: Path) -> list[dict[str, str]]:
    printed = said.read_text()
    found = json.loads(printed) if printed.startswith("[") else []
    return [notice for notice in found if notice["code"] not in USUAL]


def _codes(notices: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(sorted(f"{notice['severity']} {notice['code']}" for notice in notices))


def _report(root: Path, round_number: int) -> str:
    """Give the words of the report, its paragraphs on lines."""
    file = root / f"build/lan-{round_number}/bao-cao-lan-{round_number}.docx"
    if not file.is_file():
        return ""
    with zipfile.ZipFile(file) as package:
        xml = package.read("word/document.xml").decode()
    words = "".join("\n" if m[0] == "</w:p>" else m[1] for m in _TEXT.finditer(xml))
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
