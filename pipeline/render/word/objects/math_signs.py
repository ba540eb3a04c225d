"""Signs of a formula that LibreOffice could not read are marked as they stand, or changed.

LibreOffice turns Office Math into a language of its own, in which brackets stand in pairs and
operators between operands, within each part of a formula. "(1 + r)^n" holds its closing bracket
in the base of the power, so neither bracket has a partner and LibreOffice 7.4 prints "¿". A
literal run (`m:lit`) becomes a text there, and looks the same in Word (ECMA-376 Part 1,
22.1.2.54). A bar over a letter is U+0305 in Word's own formulas; pandoc writes U+203E, which
LibreOffice prints as an acute accent.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PAIRS: Final = {")": "(", "]": "["}
_OPENING: Final = frozenset(_PAIRS.values())
_BARS: Final = frozenset("|‖∣∥")
_OPERATORS: Final = frozenset("+-−±∓=≠≈≡∼≃<>≤≥≪≫×·⋅∗*÷/∕∝→←↔⇒⇔∈∉∋⊂⊃⊆⊇∪∩∧∨")
_BEFORE_ONE: Final = frozenset("+-−±∓")  # may stand before a single operand
_BREAKS: Final = frozenset(",;")
_ACCENTS: Final = {"‾": "\u0305"}


def mend_signs(formula: etree._Element) -> None:
    """Mark brackets without partner, bars and operators without operand; change accents."""
    for accent in formula.iterfind(f".//{_M}accPr/{_M}chr"):
        sign = accent.get(f"{_M}val", "")
        accent.set(f"{_M}val", _ACCENTS.get(sign, sign))
    for part in list(formula.iter()):
        pieces = [piece for piece in part if not str(piece.tag).endswith("Pr")]
        for index in _lone([_sign(piece) for piece in pieces]):
            _make_literal(pieces[index])


def _sign(piece: etree._Element) -> str:
    """Give the sign a run consists of; "" for anything else, such as words and fractions."""
    text = piece.findtext(f"{_M}t") or ""
    if piece.tag != f"{_M}r" or len(text) != 1 or piece.find(f"{_M}rPr/{_M}nor") is not None:
        return ""
    return text


def _lone(signs: Sequence[str]) -> Iterator[int]:
    opened: list[int] = []
    for index, sign in enumerate(signs):
        if sign in _OPENING:
            opened.append(index)
        elif sign in _PAIRS:
            if opened and signs[opened[-1]] == _PAIRS[sign] and opened[-1] < index - 1:
                opened.pop()
            else:
                yield index
        elif sign in _BARS or (sign in _OPERATORS and _lacks_operand(signs, index)):
            yield index
    yield from opened


def _lacks_operand(signs: Sequence[str], index: int) -> bool:
    after = signs[index + 1] if index + 1 < len(signs) else ")"
    before = signs[index - 1] if index else "("
    alone_before = before in _OPENING or before in _BREAKS
    return (
        after in _PAIRS
        or after in _BREAKS
        or (alone_before and signs[index] not in _BEFORE_ONE)
    )  # fmt: skip


def _make_literal(run: etree._Element) -> None:
    look = run.find(f"{_M}rPr")
    if look is None:
        look = etree.Element(f"{_M}rPr")
        run.insert(0, look)
    look.insert(0, etree.Element(f"{_M}lit"))
