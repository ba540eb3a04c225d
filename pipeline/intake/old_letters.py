"""Letters of two encodings older than Unicode, turned into Unicode.

TCVN3 (fonts .VnTime) gives every letter one sign, so turning it is sure. ư is the sign 0xAD,
which Word takes for a soft hyphen: a reader must hand it over as U+00AD. Capitals with a tone are
no signs of it: they are typed in a second font, whose name ends with H, as small letters.
VNI (fonts VNI-Times) writes tones behind their letters and uses honest signs for others (ó is ĩ),
so what is read from it is a proposal, never more.

Sources: TCVN 5712:1993, table VN3 (held against glibc's own in a test); VNI for Windows.
"""

import re
from typing import Final

_TCVN3_SIGNS: Final = (
    "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae"
    "\u00b5\u00b6\u00b7\u00b8\u00b9\u00bb\u00bc\u00bd\u00be\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb"
    "\u00cc\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de"
    "\u00df\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee"
    "\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe"
)
_TCVN3_LETTERS: Final = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3: Final = str.maketrans(_TCVN3_SIGNS, _TCVN3_LETTERS)

# sign behind a letter → the tone or hat it stands for, by letter
_VNI_GROUPS: Final = (
    ("a", "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ("ô", "ùøûõï", "ớờởỡợ"),
    ("u", "ùøûõï", "úùủũụ"),
    ("ö", "ùøûõï", "ứừửữự"),
    ("y", "ùøûõ", "ýỳỷỹ"),
)
_VNI_ALONE: Final = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    pairs = {
        base + mark: letter
        for base, marks, letters in _VNI_GROUPS
        for mark, letter in zip(marks, letters, strict=True)
    }
    small = {**pairs, **_VNI_ALONE}
    mixed = {pair[0].upper() + pair[1]: letter.upper() for pair, letter in pairs.items()}
    return {**small, **mixed, **{key.upper(): letter.upper() for key, letter in small.items()}}


_VNI: Final = _vni_table()
_VNI_SIGN: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Give the letters of a text of TCVN3, `capitals` for one in a font of capitals."""
    found = text.translate(_TCVN3)
    return found.upper() if capitals else found


def from_vni(text: str) -> str:
    """Give what a text of VNI most likely says: a proposal."""
    return _VNI_SIGN.sub(lambda found: _VNI[found[0]], text)
