"""Files that people name in their own way."""

from collections.abc import Callable
from random import Random

from tests.seeded.sentences.kind import Block, Kind


def _named(*forms: str) -> Callable[[Random], Block]:
    """Give a maker of a file named in one of the forms, each name another."""

    def make(rng: Random) -> Block:
        name = rng.choice(forms).format(n=rng.randrange(10_000))
        return Block("Đầu tư hạ tầng.\n", (), file=name)

    return make


KINDS = (
    Kind("tep-md-txt", ("tep-khong-dung",), _named("muc-1-{n}.md.txt", "muc-1 ({n}).txt")),
    Kind("tep-ban-sao", ("muc-khong-co",), _named("muc-1 ({n}).md", "Mục 1 bản {n}.md")),
    Kind("tep-doc", ("tep-khong-dung",), _named("muc-1-{n}.doc", "Mục 1 {n}.doc")),
)
