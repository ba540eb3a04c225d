"""Formulas: TeX to Office Math by one pandoc for the whole report.

Pandoc gets the formulas as its own document tree in JSON, so nothing in a formula can be
Markdown, a file or an option; it runs in a sandbox, with limits on memory and time, and what
comes back is rebuilt from elements of Office Math only (ECMA-376 Part 1, 22.1).
"""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.render.tex import API_VERSION, Key, is_reasonable
from pipeline.render.word.objects.math_signs import mend_signs
from pipeline.render.word.package import DOCUMENT
from pipeline.render.word.runs import escape
from pipeline.work.archive import read_part
from pipeline.work.child import kill

_MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SECONDS: Final = 20.0
_MEMORY: Final = "512M"
_KINDS: Final = {False: "InlineMath", True: "DisplayMath"}
_MOST_TURNED: Final = 20_000  # formulas held in memory, a few kB each
_TURNED: Final[dict[Key, str]] = {}
_FONT: Final = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one run of pandoc, and how often a failed batch may be cut in two."""

    seconds: float = _SECONDS
    runs: int = 12


def write_formulas(
    formulas: Iterable[Key], *, pandoc: str | None = None, limits: Limits | None = None
) -> Mapping[Key, str]:
    """Give OMML for each formula that could be turned; the others are not in the mapping.

    What was turned for one document of a run serves its redline, extracts and slips too.
    """
    asked = [key for key in dict.fromkeys(formulas) if is_reasonable(key[0])]
    if pandoc is not None or limits is not None:
        return _turned(asked, pandoc or _pandoc(), limits or Limits())
    new = [key for key in asked if key not in _TURNED]
    if new:
        if len(_TURNED) + len(new) > _MOST_TURNED:
            _TURNED.clear()
            new = asked
        _TURNED.update(_turned(new, _pandoc(), Limits()))
    return {key: _TURNED[key] for key in asked if key in _TURNED}


def _turned(wanted: Sequence[Key], program: str, limits: Limits) -> dict[Key, str]:
    found: dict[Key, str] = {}
    batches, runs = [list(wanted)] if wanted else [], 0
    while batches and runs < limits.runs:
        batch = batches.pop(0)
        runs += 1
        document = _run(program, batch, limits.seconds)
        if document is not None:
            found.update(_read(document, batch))
        elif len(batch) > 1:
            # one of them made pandoc fail: the others should not suffer for it
            middle = len(batch) // 2
            batches += [batch[:middle], batch[middle:]]
    return found


def _pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _run(program: str, batch: Sequence[Key], seconds: float) -> bytes | None:
    """Give the .docx with one paragraph a formula, None where pandoc failed or took too long."""
    tree = {
        "pandoc-api-version": API_VERSION,
        "meta": {},
        "blocks": [
            {
                "t": "Para",
                "c": [{"t": "Math", "c": [{"t": _KINDS[alone]}, _one_line(tex)]}],
            }
            for tex, alone in batch
        ],
    }
    command = [program, "+RTS", f"-M{_MEMORY}", "-RTS", "-f", "json", "-t", "docx", "--sandbox"]
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
    process = subprocess.Popen(  # noqa: S603 - the program is ours, the formulas go by stdin
        [*command, "-o", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    with process:
        try:
            output, _ = process.communicate(json.dumps(tree).encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            kill(process)
            return None
    return output if process.returncode == 0 and output else None


def _one_line(tex: str) -> str:
    return " ".join(tex.split())


def _read(document: bytes, batch: Sequence[Key]) -> Mapping[Key, str]:
    root = etree.fromstring(read_part(document, DOCUMENT))
    paragraphs = root.findall(f"{{{_WORD}}}body/{{{_WORD}}}p")
    if len(paragraphs) != len(batch):
        return {}
    found: dict[Key, str] = {}
    for (tex, alone), paragraph in zip(batch, paragraphs, strict=True):
        formula = paragraph.find(f"{{{_MATH}}}{'oMathPara' if alone else 'oMath'}")
        if formula is not None:
            mend_signs(formula)
            found[tex, alone] = _rebuilt(formula)
    return found


def _rebuilt(element: etree._Element) -> str:
    """Give the element again with nothing but Office Math in it, runs in the math font."""
    name = etree.QName(element).localname
    attributes = "".join(
        f' m:{etree.QName(key).localname}="{escape(str(value))}"'
        for key, value in element.attrib.items()
        if str(key).startswith(f"{{{_MATH}}}")
    )
    if name == "t":
        return f'<m:t xml:space="preserve">{escape(element.text or "")}</m:t>'
    inner = ""
    font = _FONT if name == "r" else ""
    upright = name == "rPr" and element.find(f"{{{_MATH}}}nor") is not None
    for child in element:
        if not isinstance(child.tag, str) or etree.QName(child).namespace != _MATH:
            continue
        # CT_RPR has m:nor or m:sty, never both (22.1.2.83); pandoc writes both for \text.
        if upright and etree.QName(child).localname in {"sty", "scr"}:
            continue
        if font and etree.QName(child).localname != "rPr":
            inner, font = inner + font, ""
        inner += _rebuilt(child)
    return f"<m:{name}{attributes}>{inner}</m:{name}>" if inner else f"<m:{name}{attributes}/>"
