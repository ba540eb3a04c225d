"""PDFs as a scanner leaves them whose program reads what it sees: a line of text on a page."""

_MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
    "1 begincodespacerange <00> <FF> endcodespacerange {count} beginbfchar {pairs} endbfchar "
    "endcmap end end"
)


def pdf_of(line: str) -> bytes:
    """Give a PDF of one page with a line on it; its letters are numbers that a table explains."""
    pairs = " ".join(f"<{at:02X}> <{ord(letter):04X}>" for at, letter in enumerate(line, 1))
    shown = "".join(f"{at:02X}" for at in range(1, len(line) + 1))
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        _stream(f"BT /F 12 Tf 20 200 Td <{shown}> Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/A/FirstChar 0/LastChar 255/ToUnicode 6 0 R"
        f"/Widths[{' '.join(['500'] * 256)}]>>",
        _stream(_MAP.format(count=len(line), pairs=pairs)),
    )
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(data)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 7\n0000000000 65535 f \n{rows}trailer<</Size 7/Root 1 0 R>>\n".encode()
    return bytes(data) + f"startxref\n{start}\n%%EOF\n".encode()


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"
