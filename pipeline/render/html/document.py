"""A whole page round a body: policy, styles, at most one script of ours, nothing to fetch."""

from base64 import b64encode
from hashlib import sha256

from pipeline.render.html.unbroken_words import unbroken_words
from pipeline.render.html.writing import escape


def whole_page(title: str, body: str, *, style: str, script: str = "") -> str:
    """Give a page whose Content-Security-Policy lets nothing run or look but what it brings.

    `style` and `script` are ours, never content; the policy allows them by their hash.
    """
    allowed = f" script-src '{_digest(script)}';" if script else ""
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_digest(style)}';{allowed} "
        "base-uri 'none'; form-action 'none'"
    )
    run = f"<script>{script}</script>\n" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{unbroken_words(body)}{run}</body>\n</html>\n"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
