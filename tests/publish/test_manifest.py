import json

from pipeline.compose.assemble import compose
from pipeline.model.document import NoteMark
from pipeline.publish.manifest import Counts, content_counts, manifest_json
from tests.samples import contribution, figure, item, materials, outline, paragraph, table


def test_files_stand_by_name_with_their_hashes() -> None:
    data = manifest_json(
        tool="quyhoach 1",
        round_number=2,
        renderer=None,
        inputs={"b": "2" * 64, "a": "1" * 64},
        outputs={"x": b""},
        counts=Counts(1, 2, 3, 4, 5, 3, 1, 1),
    )
    read = json.loads(data)
    assert list(read) == ["tool", "round", "renderer", "inputs", "outputs", "counts"]
    assert [entry["file"] for entry in read["inputs"]] == ["a", "b"]
    assert read["outputs"][0]["sha256"].startswith("e3b0c442")
    assert read["counts"]["withdrawn"] == 1


def test_what_a_report_holds_is_counted() -> None:
    shape = outline([[("", [item("mot", "Một hai"), item("hai", "Ba")])]])
    note = NoteMark("1", (paragraph("chú thích"),))
    blocks = (
        paragraph("năm từ ở đây", note),
        table("Tên bảng", cells=(("A",), ("1",))),
        figure("H"),
    )
    report = compose(materials(shape, contribution("mot", *blocks))).value
    sections, tables, figures, words = content_counts(report)
    assert (sections, tables, figures) == (1, 1, 1)
    assert words == len(
        ["Một", "hai", "năm", "từ", "ở", "đây", "chú", "thích", "Tên", "bảng", "A", "1", "H", "Ba"]
    )
