from pipeline.work.cache import MemoryCache


def test_what_was_put_under_a_key_is_given_back() -> None:
    cache = MemoryCache()
    assert cache.get(("section", "a", "1")) is None
    cache.put(("section", "a", "1"), "x")
    assert cache.get(("section", "a", "1")) == "x"
    assert cache.get(("section", "a", "2")) is None


def test_of_more_than_it_may_keep_the_oldest_is_given_up() -> None:
    cache = MemoryCache(2)
    for number in range(3):
        cache.put(number, number)
    assert [cache.get(number) for number in range(3)] == [None, 1, 2]
