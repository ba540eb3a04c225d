"""Letters as other programs leave them: taken apart, joined by signs nobody sees, in TCVN3."""

import subprocess
import unicodedata
from random import Random


def spelt(text: str, how: str, rng: Random) -> str:
    """Give a text in the letters of a habit."""
    match how:
        case "nfd":
            return unicodedata.normalize("NFD", text)
        case "nbsp":
            return "".join(
                "\u00a0" if sign == " " and not rng.randrange(5) else sign for sign in text
            )
        case "soft":
            return "".join(
                sign + ("\u00ad" if sign.isalpha() and not rng.randrange(25) else "")
                for sign in text
            )
        case "zero":
            return text.replace(", ", ",\u200b ").replace("-", "\u2011")
        case _:
            return text


def in_tcvn3(text: str) -> str:
    """Give the signs that Word shows for a text typed in a .VnTime font (glibc's own table)."""
    done = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN"], input=text.encode(), capture_output=True, check=True
    )
    return done.stdout.decode("latin-1")
