"""Nothing a reviewer does in LibreOffice vanishes, alone and beside a comment."""

from pathlib import Path
from random import Random

import pytest

from tests.office.silence import _Reviewer, run, tellings
from tests.seeded.silence.__main__ import good, report
from tests.seeded.silence.ground import made


def test_each_thing_told_is_a_thing_the_reviewer_can_do() -> None:
    told = tellings(made(Random(1)))
    assert len(told) >= 20
    assert [name for name in told if not hasattr(_Reviewer, f"_{name}")] == []


@pytest.mark.office
def test_what_is_done_in_libreoffice_is_told(tmp_path: Path) -> None:
    verdicts = run(tmp_path, 20_251_231)
    told = "\n".join(report(verdicts))
    assert len(verdicts) == 40, told
    assert good(verdicts), told
