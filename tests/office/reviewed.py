"""What our reader finds in a reviewer's copy of a draft, as JSON.

python -m tests.office.reviewed draft.docx copy.docx
"""

import json
import sys
from pathlib import Path

from pipeline.intake.review.review import read_review
from pipeline.intake.word.draft import read_word


def reviewed(draft: Path, copy: Path) -> list[dict[str, str]]:
    """The comments of a copy, in the order they are read."""
    read = read_word(draft.read_bytes(), file=draft.name)
    assert read.value is not None, read.notices
    found = read_review(copy.read_bytes(), file=copy.name, body="x", draft=read.value.flow)
    return [
        {
            "kind": comment.kind.value,
            "item": comment.item,
            "bookmark": comment.bookmark,
            "quote": comment.quote,
            "proposed": comment.proposed,
            "content": comment.content,
            "certainty": comment.certainty.value,
            "origins": " ".join(origin.place for origin in comment.origins),
        }
        for comment in found.value
    ]


if __name__ == "__main__":
    json.dump(reviewed(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout, ensure_ascii=False)
