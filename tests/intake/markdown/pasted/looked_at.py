"""What a rule for pasted text finds in lines: the code, the line, and the text mended."""

from pipeline.intake.markdown.pasted.piece import Rule


def found(rule: Rule, text: str) -> list[tuple[str, int]]:
    """Give code and line, from 0, of each piece."""
    return [(piece.code, piece.first) for piece in rule(text.split("\n"))]


def mended(rule: Rule, text: str) -> str:
    """Give the text with what is certain mended."""
    lines = text.split("\n")
    for piece in reversed(list(rule(lines))):
        if piece.mended is not None:
            lines[piece.first : piece.end] = piece.mended
    return "\n".join(lines)
