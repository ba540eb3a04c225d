from pipeline.work.cache import MemoryCache


def test_what_stands_under_a_key_is_made_once() -> None:
    cache = MemoryCache()
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [cache(("a", 1), make), cache(("a", 1), make), cache(("a", 2), make)] == [1, 1, 2]
