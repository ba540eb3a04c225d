"""Parts of items and signatures over them, for the tests of signing."""

from datetime import date
from hashlib import sha256

from pipeline.model.signature import PartSources, Signature, SignedPart, SourceFile

Y_TE = "so-y-te"


def part(item: str = "y-te", /, **files: str) -> PartSources:
    """A part of the health department; `y_te_md="words"` is a file of those words."""
    made = (
        SourceFile(name, f"sections/lan-1/{Y_TE}/{name}", sha256(words.encode()).hexdigest())
        for name, words in ((key.replace("_md", ".md").replace("_xlsx", ".xlsx"), text)
                            for key, text in files.items())
    )  # fmt: skip
    return PartSources(Y_TE, item, tuple(sorted(made, key=lambda file: file.inner)))


def signed(
    *parts: PartSources,
    number: str = "12/SYT-KHTC",
    day: date = date(2025, 11, 10),
    in_round: int = 1,
    person: str = "Nguyễn Văn A",
    scan: str = "",
    line: int = 1,
    with_files: bool = True,
) -> Signature:
    """One entry of `ky.yaml` that signs these parts as they are."""
    own = tuple(
        SignedPart(
            one.item,
            one.sha256,
            tuple((file.inner, file.sha256) for file in one.files) if with_files else (),
            line + 5,
        )
        for one in parts
    )
    file = f"sections/lan-{in_round}/{Y_TE}/ky.yaml"
    return Signature(Y_TE, in_round, person, "Giám đốc", number, day, scan, own, file, line)
