import json

from pipeline.publish.manifest import Counts, manifest_json


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
