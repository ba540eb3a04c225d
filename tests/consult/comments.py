"""Comments and letters for tests."""

from pipeline.model.comment import Certainty, Comment, Letter, Origin


def comment(
    content: str = "Rà soát.",
    *,
    item: str = "y-te",
    quote: str = "",
    proposed: str = "",
    agency: str = "so-y-te",
    file: str = "",
    place: str = "GopY!C9",
) -> Comment:
    name = file or f"y-kien/{agency}.xlsx"
    return Comment(
        1,
        agency,
        Letter(agency, f"1/{agency}", files=(name,)),
        content,
        item,
        quote=quote,
        proposed=proposed,
        certainty=Certainty.BY_ITEM if item else Certainty.UNPLACED,
        origins=(Origin(name, place),),
    )
