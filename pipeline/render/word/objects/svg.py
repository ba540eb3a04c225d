"""SVG pictures drawn as PNG, the same bytes on every machine: only the fonts shipped are used.

resvg draws in a process of its own, with limits of time and memory: a picture that is too deep
or too large ends that process and nothing else. resvg would read pictures that a file names;
one that names any is not drawn (SVG 2, 2.6: "secure static mode").
"""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Final

from lxml import etree

_FONTS: Final = Path(__file__).parents[2] / "fonts"
_FAMILY: Final = "Liberation Sans"
_SECONDS: Final = 20.0
_MEMORY: Final = 1_500_000_000  # bytes; a page at 220 dots an inch takes a hundredth of it
_PNG: Final = b"\x89PNG"
# -I and -c: neither the folder where it runs nor the environment can change what is imported
_SCRIPT: Final = """
import json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
import resvg_py
svg = sys.stdin.buffer.read().decode("utf-8-sig")
sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=svg, **json.loads(sys.argv[1])))
"""


@lru_cache(maxsize=64)
def drawn_svg(svg: bytes, width: int) -> bytes | None:
    """Give the PNG of an SVG picture, `width` pixels wide; None where it cannot be drawn."""
    if not _stands_alone(svg):
        return None
    options = {
        "width": width,
        "skip_system_fonts": True,
        "font_files": [str(path) for path in sorted(_FONTS.glob("*.ttf"))],
        **dict.fromkeys(
            ("font_family", "serif_family", "sans_serif_family", "monospace_family"), _FAMILY
        ),
    }
    command = [sys.executable, "-I", "-c", _SCRIPT, json.dumps(options), str(_MEMORY)]
    try:
        done = subprocess.run(  # noqa: S603  # our own Python, no shell
            command,
            input=svg,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    made = done.stdout
    return made if done.returncode == 0 and made.startswith(_PNG) else None


def _stands_alone(svg: bytes) -> bool:
    """Say whether a picture is well formed and holds all that it shows."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(svg, parser)
    except (etree.XMLSyntaxError, ValueError):
        return False
    links = (
        str(value).strip()
        for node in root.iter()
        for key, value in node.attrib.items()
        if str(key).rpartition("}")[2] == "href" and not str(node.tag).endswith("}a")
    )
    return all(link.startswith(("#", "data:")) for link in links)
