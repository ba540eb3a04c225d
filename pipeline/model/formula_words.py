"""Formulas within running text, read as a person would write them in a line: "1,08¹⁰", "α · N".

The text of a paragraph holds its formulas as their authors wrote them, in TeX; where such a text is
quoted in a sentence or a cell nothing can set them. What is no TeX stays as it is, and so do
commands that are not known.
"""

import re
from typing import Final

_IS_TEX: Final = re.compile(r"\\[A-Za-z%&#$_,;:! ]|[_^]\{|\{,\}")
_GREEK: Final = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
}  # fmt: skip
_SYMBOLS: Final = {
    **_GREEK, "cdot": "·", "times": "×", "div": "÷", "pm": "±",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈",
    "equiv": "≡", "sum": "Σ", "prod": "∏", "int": "∫", "infty": "∞", "partial": "∂", "to": "→",
    "rightarrow": "→", "ldots": "…", "cdots": "…", "dots": "…", "in": "∈", "max": "max",
    "min": "min", "ln": "ln", "log": "log", "exp": "exp", "quad": " ", "qquad": " ",
    "left": "", "right": "", "displaystyle": "", "limits": "",
}  # fmt: skip
_INNER: Final = r"\{([^{}]*)\}"
_SUP: Final = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUB: Final = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISED: Final = re.compile(r"\^" + _INNER)
_LOWERED: Final = re.compile(r"_" + _INNER)
_FRACTION: Final = re.compile(rf"\\[dt]?frac\s*{_INNER}\s*{_INNER}")
_ROOT: Final = re.compile(rf"\\sqrt\s*{_INNER}")
_PLAIN: Final = re.compile(
    rf"\\(?:text|mathrm|mathbf|mathit|operatorname|overline|bar|hat)\s*{_INNER}"
)
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)")
_DEEPEST: Final = 20  # formulas within formulas


def readable(text: str) -> str:
    """Give a text with its formulas as words and signs in a line."""
    if not _IS_TEX.search(text):
        return text
    told = text.replace("{,}", ",")
    for _ in range(_DEEPEST):
        before = told
        told = _PLAIN.sub(r"\1", told)
        told = _RAISED.sub(lambda found: _shifted(found[1], "^", _SUP), told)
        told = _LOWERED.sub(lambda found: _shifted(found[1], "_", _SUB), told)
        told = _ROOT.sub(lambda found: f"√{_one(found[1])}", told)
        told = _FRACTION.sub(lambda found: f"{_one(found[1])}/{_one(found[2])}", told)
        if told == before:
            break
    told = _COMMAND.sub(lambda found: _SYMBOLS.get(found[1], found[0]), told)
    told = re.sub(r"\\([%&#$_{}])", r"\1", told)
    return re.sub(r"\\[,;:! ]", " ", told)


def _shifted(inner: str, sign: str, letters: dict[int, int]) -> str:
    """Give what is raised or lowered in small letters where there are such, else behind a sign."""
    if inner and all(ord(letter) in letters for letter in inner):
        return inner.translate(letters)
    return f"{sign}{_one(inner)}"


def _one(inner: str) -> str:
    """Give a part of a formula in brackets, unless it is one word or number."""
    part = inner.strip()
    return part if re.fullmatch(r"\\?[\w.,]+", part) else f"({part})"
