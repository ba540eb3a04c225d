"""Pieces of WordprocessingML for tests, with the prefixes that Word uses declared."""

from typing import Final

from lxml import etree

from pipeline.intake.word.package import MC, M, R, W

_DECLARED: Final = " ".join(
    f'xmlns:{prefix}="{name[1:-1]}"' for prefix, name in (("w", W), ("m", M), ("r", R), ("mc", MC))
)


def element(xml: str) -> etree._Element:
    """Give an element written with the prefixes w, m, r and mc."""
    return etree.fromstring(f"<x {_DECLARED}>{xml}</x>")[0]


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}<w:t>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> etree._Element:
    """A `w:p` round its content."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return element(f"<w:p>{inner}{content}</w:p>")


def by(kind: str, content: str, author: str = "A", day: str = "2025-11-20T00:00:00Z") -> str:
    """A tracked change round its content."""
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="{day}">{content}</w:{kind}>'
