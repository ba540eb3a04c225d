import unicodedata

from pipeline.model.identity import (
    block_bookmark,
    contents_bookmark,
    reference_bookmark,
    text_hash,
)


def test_names_are_hidden_short_and_say_what_they_are() -> None:
    names = (
        block_bookmark("lan-1", "y-te", 3),
        reference_bookmark("bang-x"),
        contents_bookmark("k"),
    )
    assert [name[:4] for name in names] == ["_qh_", "_Ref", "_Toc"]
    assert all(len(name) <= 40 for name in names)
    assert len(names[0]) == 24


def test_every_paragraph_of_a_draft_has_a_name_of_its_own() -> None:
    names = {block_bookmark(d, i, n) for d in ("lan-1", "lan-2") for i in "ab" for n in range(99)}
    assert len(names) == 2 * 2 * 99


def test_spelling_of_one_text_does_not_change_its_hash() -> None:
    assert text_hash("Ủy ban  nhân dân") == text_hash(
        unicodedata.normalize("NFD", "Ủy ban nhân dân")
    )
    assert text_hash("một") != text_hash("hai")


def test_a_text_that_stands_in_many_files_is_hashed_once() -> None:
    text = "Một đoạn có ở báo cáo, ở bản so sánh và ở các bản trích."
    assert text_hash(text) is text_hash("".join([*text]))
