"""Comments at the places that the register gives them."""

from collections.abc import Iterator, Mapping

from pipeline.consult.places.by_hand import NAMES, Unfit, placed_by_hand
from pipeline.consult.places.placing import Placer
from pipeline.consult.register.cells import edits_of
from pipeline.model.comment import Consultation, Register, Response
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity


def with_places_by_hand(
    made: Consultation, register: Register, placer: Placer, labels: Mapping[str, str]
) -> Outcome[Consultation]:
    """Give a consultation whose comments are where the consultant's edits put them.

    Args:
        made: The consultation, its comments placed as their bodies have them.
        register: The register, with what it keeps of what we wrote.
        placer: Finds places of the draft commented on.
        labels: Items as the register names them, by id.
    """
    notices: list[Notice] = []
    responses = []
    for response in made.responses:
        placed = _placed(response, register, placer, labels, notices)
        responses.append(placed)
    return Outcome(replace(made, responses=tuple(responses)), tuple(notices))


def _placed(
    response: Response,
    register: Register,
    placer: Placer,
    labels: Mapping[str, str],
    notices: list[Notice],
) -> Response:
    row, comment = response.row, response.comment
    if row is None:
        return response
    edits = edits_of(row, comment, register.memory.get(row.code), labels)
    if not edits:
        return replace(response, comment=placer.located(comment)) if comment.entered else response
    placed, unfit = placed_by_hand(comment, row, edits, placer)
    if unfit is not None:
        notices.extend(_told(unfit, response, register))
    return replace(response, comment=placed)


def _told(unfit: Unfit, response: Response, register: Register) -> Iterator[Notice]:
    why = f" ({unfit.why})" if unfit.why else ""
    row = response.row
    yield Notice(
        Severity.WARNING,
        "vi-tri-sua-khong-khop",
        f"'{response.comment.code}': cột {NAMES[unfit.column]} ghi “{unfit.text[:80]}” nhưng không "
        f"xác định được một nơi trong dự thảo{why}",
        "ghi như trang Hướng dẫn của bảng: tên mục, “Bảng 3.1, dòng 5”, hoặc chép nguyên văn",
        file=register.file,
        cell=row.cell if row and row.cell else None,
        agency=response.comment.agency,
    )
