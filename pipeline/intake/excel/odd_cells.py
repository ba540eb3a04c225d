"""Cells whose words are odd: told with their addresses, printed as they stand."""

from collections.abc import Mapping
from typing import Final

from pipeline.intake.excel.addresses import column_letters
from pipeline.intake.excel.sheet_xml import Place
from pipeline.intake.excel.told import Told
from pipeline.intake.legacy import legacy_lines, legacy_text
from pipeline.intake.oddities import oddities
from pipeline.model.notice import Severity

# letters of the old encodings stand at the places of these signs: U+00AD is "ư" of TCVN3
_OF_LEGACY: Final = ("ky-tu-vo-hinh",)
_UNICODE: Final = "chuyển sang Unicode bằng UniKey Toolkit hoặc gõ lại, rồi gửi lại tệp"


def tell_odd_cells(written: Mapping[Place, str], found: Told) -> None:
    """Tell of signs nobody sees, look-alike letters, lost letters, days that no calendar has.

    `written` are the texts of a sheet. Letters of an old encoding are told once, at the first
    cell that has them.
    """
    is_legacy = _tell_legacy(written, found)
    for place, text in written.items():
        for code, message, fix in oddities(text):
            if not (is_legacy and code in _OF_LEGACY):
                found.cell(Severity.WARNING, code, _address(place), message, fix)


def _tell_legacy(written: Mapping[Place, str], found: Told) -> bool:
    """Say whether there are letters of an old encoding, and tell of them."""
    places = [place for place, text in written.items() if not text.isascii()]
    text = "\n".join(" ".join(written[place].split()) for place in places)
    legacy = next(iter(legacy_lines(text)), None) or legacy_text(text)
    if legacy is None:
        return False
    message = f"chữ viết theo {legacy.encoding.words} (“{legacy.excerpt}”), không phải Unicode"
    address = _address(places[legacy.line - 1])
    found.cell(Severity.ERROR, "bang-ma-cu", address, message, _UNICODE)
    return True


def _address(place: Place) -> str:
    return f"{column_letters(place[1])}{place[0]}"
