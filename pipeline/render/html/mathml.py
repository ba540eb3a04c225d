"""Formulas as MathML: TeX through pandoc, all of a page in one call.

Pandoc is given its own document model as JSON, so nothing of a formula is read as anything
but a formula, and its answer is built anew from a list of known elements.
"""

import json
import re
import subprocess
from collections.abc import Iterable
from typing import Final

from lxml import etree

from pipeline.render.html.writing import escape
from pipeline.render.tex import API_VERSION, Key, is_reasonable

_NAMESPACE: Final = "{http://www.w3.org/1998/Math/MathML}"
_KNOWN_ELEMENTS: Final = (
    "math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom "
    "mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr "
    "munder munderover none semantics"
)
_KNOWN_ATTRIBUTES: Final = (
    "accent accentunder columnalign columnlines columnspacing depth display displaystyle fence "
    "form height linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation "
    "rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width"
)
_ELEMENTS: Final = frozenset(_KNOWN_ELEMENTS.split())
_ATTRIBUTES: Final = tuple(_KNOWN_ATTRIBUTES.split())
_ANSWER: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SECONDS: Final = 30
_LIMITS: Final = ("+RTS", "-M512M", "-RTS")


def mathml(formulas: Iterable[Key]) -> dict[Key, str]:
    """Give the MathML of formulas, by (TeX, stands alone).

    A formula that pandoc cannot turn, or that is absurdly long or deep, is left out.
    """
    asked = sorted({formula for formula in formulas if is_reasonable(formula[0])})
    if not asked:
        return {}
    answers = _ANSWER.findall(_pandoc(asked))
    if len(answers) != len(asked):
        return {}
    found = (
        (formula, _rebuilt(answer, formula[0]))
        for formula, answer in zip(asked, answers, strict=True)
    )
    return {formula: text for formula, text in found if text}


def _pandoc(formulas: list[Key]) -> str:
    """Give pandoc's HTML, a paragraph a formula; "" where it failed or took too long."""
    import pypandoc

    blocks = [
        {
            "t": "Para",
            "c": [{"t": "Math", "c": [{"t": "DisplayMath" if alone else "InlineMath"}, tex]}],
        }
        for tex, alone in formulas
    ]
    document = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks}
    command = ("-f", "json", "-t", "html", "--mathml", "--sandbox", "--quiet", *_LIMITS)
    try:
        done = subprocess.run(  # noqa: S603  the program comes with the package, no shell
            (pypandoc.get_pandoc_path(), *command),
            input=json.dumps(document).encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _rebuilt(answer: str, tex: str) -> str:
    """Give the answer built anew, "" where it is no MathML; the TeX goes with it as its words."""
    if not answer.startswith("<math "):
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(answer, parser)
    except etree.XMLSyntaxError:
        return ""
    written = _element(root)
    return written.replace("<math", f'<math alttext="{escape(tex)}"', 1) if written else ""


def _element(element: etree._Element) -> str:
    name = str(element.tag).removeprefix(_NAMESPACE)
    if name not in _ELEMENTS:
        return ""
    attributes = "".join(
        f' {key}="{escape(element.get(key, ""))}"' for key in _ATTRIBUTES if key in element.attrib
    )
    inner = escape(element.text or "") + "".join(
        _element(child) + escape(child.tail or "") for child in element
    )
    return inner if name == "semantics" else f"<{name}{attributes}>{inner}</{name}>"
