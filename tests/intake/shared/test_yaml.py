import time
from pathlib import Path

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

import pipeline.intake.shared.yaml as reader
from pipeline.intake.shared.yaml import Mapping, Node, Scalar, Sequence, read_mapping, read_node
from pipeline.model.notice import Severity

FILE = "sections/de-cuong.yaml"


def plain(node: Node | None) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {entry.key.text: plain(entry.value) for entry in entries}
        case None:
            return None


def read(text: str) -> object:
    outcome = read_node(text, file=FILE)
    assert outcome.notices == ()
    return plain(outcome.value)


def faults(text: str) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.line) for notice in read_node(text, file=FILE).notices]


def test_every_scalar_stays_as_written() -> None:
    text = "a: 007\nb: no\nc: 12:30:45\nd: 1e3\ne: ~\nf: 2025-11-15\ng: 0x1F\nh: 1_000\ni: .5\n"
    assert read(text) == {
        "a": "007",
        "b": "no",
        "c": "12:30:45",
        "d": "1e3",
        "e": "~",
        "f": "2025-11-15",
        "g": "0x1F",
        "h": "1_000",
        "i": ".5",
    }


def test_quotes_blocks_lists_and_flow_are_read() -> None:
    text = "a: 'x: y'\nb: \"dòng\\nmới\"\nc: |\n  một\n  hai\nd: [x, {y: z}]\ne:\n- 1\n- k: v\n"
    assert read(text) == {
        "a": "x: y",
        "b": "dòng\nmới",
        "c": "một\nhai\n",
        "d": ["x", {"y": "z"}],
        "e": ["1", {"k": "v"}],
    }


def test_nodes_carry_their_lines_and_letters_are_joined() -> None:
    node = read_node("# chú thích\na:\n  - e\u0302\u0323\n", file=FILE, first_line=10).value
    assert isinstance(node, Mapping)
    assert (node.line, node.entries[0].key.line) == (11, 11)
    assert node.get("a") == Sequence((Scalar("ệ", 12, 5),), 12, 3)
    assert node.get("b") is None


def test_an_empty_text_has_no_value() -> None:
    assert read("") is None
    assert read("# chỉ có chú thích\n") is None


def test_an_empty_value_differs_from_an_empty_string() -> None:
    node = read_node("a:\nb: ''\n", file=FILE).value
    assert isinstance(node, Mapping)
    assert [isinstance(e.value, Scalar) and e.value.empty for e in node.entries] == [True, False]


def test_all_that_is_refused_is_reported_at_once() -> None:
    text = "a: &x 1\nb: *y\nc: !!int 3\n<<: {d: 1}\na: 2\n? [k]\n: v\n---\nz: 1\n"
    assert faults(text) == [
        ("yaml-neo", 1),
        ("yaml-bi-danh", 2),
        ("yaml-the", 3),
        ("yaml-khoa-gop", 4),
        ("yaml-khoa-trung", 5),
        ("yaml-khoa-phuc-tap", 6),
        ("yaml-nhieu-tai-lieu", 8),
    ]
    outcome = read_node(text, file=FILE)
    assert plain(outcome.value) == {"a": "1", "b": "", "c": "3"}
    assert all(n.fix and n.severity is Severity.ERROR for n in outcome.notices)
    assert "dòng 1" in outcome.notices[4].message


def test_an_anchor_and_its_aliases_are_one_fault() -> None:
    assert faults("a: &x 1\nb: *x\nc: [*x, *x]\nd: *y\n") == [("yaml-neo", 1), ("yaml-bi-danh", 4)]


def test_a_directive_is_refused_but_a_leading_mark_is_not() -> None:
    assert faults("%YAML 1.1\n---\na: 1\n") == [("yaml-chi-thi", 1)]
    assert read("---\na: 1\n") == {"a": "1"}


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("x: 1\na: 'b\nc: 2\n", 2, "dấu nháy mở"),
        ("x: 1\na: [1, 2\nb: 3\n", 2, "dấu ngoặc mở"),
        ("x: 1\na: {b: 1\n", 2, "dấu ngoặc mở"),
        ("x: 1\na: Báo cáo: dự thảo\n", 2, "dấu hai chấm"),
        ("x: 1\nb\nc: 2\n", 2, "khóa: giá trị"),
        ("a:\n  - x\n - y\n", 3, "thụt"),
        ("a: - b\n", 1, "dấu '-'"),
        ("a: @b\n", 1, "ký tự dành riêng"),
        ('a: "\\q"\n', 1, "dấu \\"),
        ('a: "x" y\n', 1, "chữ thừa"),
        ("a:\n\t- b\n", 2, "Tab"),
    ],
)
def test_a_fault_of_syntax_is_said_in_words_with_line_and_column(
    text: str, line: int, word: str
) -> None:
    outcome = read_node(text, file=FILE)
    assert outcome.value is None
    (notice,) = outcome.notices
    assert notice.line == line
    assert word in notice.message
    assert "cột" in notice.message
    assert notice.fix


def test_faults_of_syntax_are_reported_past_the_first() -> None:
    text = "- id: 'a\n- id: b: c\n  x: 1\n- id: @d\n"
    assert [line for _, line in faults("- id: b: c\n- id: @d\n- id: e\n  id: f\n")] == [1, 2, 4]
    assert [line for _, line in faults(text)] == [1, 2, 4]
    assert faults("a: b: c\nd:\n- 1\ne: 1\n") == [("yaml-cu-phap", 1)]


def test_escapes_cannot_bring_in_what_xml_cannot_hold() -> None:
    assert faults('a: "x\\0y"\n') == [("yaml-ky-tu-dieu-khien", 1)]
    assert faults("a: 1\nb: \x07\n") == [("yaml-ky-tu-dieu-khien", 2)]
    assert faults("a: \ud800\n") == [("yaml-ky-tu-dieu-khien", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000_000,
        "[1," * 300_000,
        "{a: " * 200_000,
        "- " * 400_000,
        "- a\n" * 240_000,
        "? " * 300_000,
        "&a " * 300_000,
        "'" * 990_000,
        "k: [\n" * 190_000,
        "- 'a\n" * 190_000,
        "a: b: c\n" * 100_000,
        "a: &a [b,b,b,b,b,b,b]\n" + "b: [*a,*a,*a,*a,*a,*a,*a]\n" * 30_000,
    ],
)
def test_bombs_end_quickly(text: str) -> None:
    started = time.process_time()
    outcome = read_node(text, file=FILE)
    assert time.process_time() - started < 3  # at most 0.3 on a quiet machine
    assert len(outcome.notices) <= 51


def test_front_matter_is_a_mapping_or_an_empty_one() -> None:
    outcome = read_mapping("tieu-de: Y tế\n", file=FILE, first_line=2)
    assert outcome.value == Mapping(
        (reader.Entry(Scalar("tieu-de", 2, 1), Scalar("Y tế", 2, 10)),), 2
    )
    assert read_mapping("# không có gì\n", file=FILE).value == Mapping((), 1)
    assert read_mapping("", file=FILE).notices == ()
    refused = read_mapping("- a\n", file=FILE, first_line=2)
    assert refused.value == Mapping((), 2)
    assert [(n.code, n.line) for n in refused.notices] == [("yaml-khong-phai-khoa", 2)]
    assert read_mapping("a: 'b\n", file=FILE).value.entries == ()


def test_the_parser_in_pure_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "a: [x, {y: z}]\nb: |\n  c\n",
        "a: &x 1\na: *x\n",
        "x: 'a\n",
        "a: b: c\nd: @\n",
        "a:\n\tb\n",
    ]
    quick = [(plain(read_node(t, file=FILE).value), faults(t)) for t in texts]
    monkeypatch.setattr(reader, "_LOADER", pyyaml.Loader)
    assert [(plain(read_node(t, file=FILE).value), faults(t)) for t in texts] == quick


def test_the_shared_files_of_the_workspace_are_read_in_silence() -> None:
    sections = Path(__file__).parents[3] / "sections"
    files = sorted(sections.rglob("*.yaml"))
    assert files
    for file in files:
        assert read(file.read_text(encoding="utf-8")) is not None


@given(st.text(alphabet="ab:-'\"[]{}&*!|>%@#\n\t ,?0é\\~", max_size=60))
def test_no_text_raises_and_every_fault_has_a_line(text: str) -> None:
    outcome = read_node(text, file=FILE)
    lines = text.count("\n") + 1
    assert all(n.line is not None and 1 <= n.line <= lines + 1 for n in outcome.notices)
    assert outcome.value is not None or outcome.notices or not read_text(text)


def read_text(text: str) -> bool:
    return any(isinstance(event, pyyaml.NodeEvent) for event in pyyaml.parse(text))


KEYS = st.text(alphabet="abcdđ-", min_size=1, max_size=8)
WORDS = st.text(
    alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=20
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, min_size=1))
def test_what_was_written_with_every_string_quoted_is_read_back(tree: dict[str, object]) -> None:
    from unicodedata import normalize

    def folded(value: object) -> object:
        if isinstance(value, dict):
            return {k: folded(v) for k, v in value.items()}
        if isinstance(value, list):
            return [folded(v) for v in value]
        return normalize("NFC", str(value))

    text = pyyaml.safe_dump(tree, default_style='"', allow_unicode=True, width=1000)
    assert read(text) == folded(tree)
