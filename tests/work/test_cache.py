from pipeline.work.cache import MemoryCache


def test_what_was_put_under_a_key_is_given_back() -> None:
    cache = MemoryCache()
    assert cache.get(("section", "a", "1")) is None
    cache.put(("section", "a", "1"), "x")
    assert cache.get(("section", "a", "1")) == "x"
    assert cache.get(("section", "a", "2")) is None
