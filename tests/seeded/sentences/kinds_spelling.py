"""Words misspelt as a hurried hand does it: doubled letters, two tones, words run together."""

from random import Random

from tests.seeded.sentences.kind import Block, Kind

# of plain and of marked letters; those of plain letters alone are doubled at a consonant
_WORDS = ("định", "hướng", "phát", "triển", "quyết", "nghiệp", "trường", "hoạch", "thống", "được")
_PLAIN = ("trong", "nhanh", "thanh", "trung", "xanh")
_PAIRS = (("kế", "hoạch"), ("quyết", "định"), ("xử", "lý"), ("đầu", "tư"), ("phát", "triển"))


def _doubled(rng: Random) -> Block:
    word = rng.choice(_WORDS)
    at = rng.randrange(len(word))
    return _said(rng, word[: at + 1] + word[at] + word[at + 1 :])


def _plain_doubled(rng: Random) -> Block:
    word = rng.choice(_PLAIN)
    at = rng.choice([at for at, letter in enumerate(word) if letter not in "aeiouy"])
    return _said(rng, word[: at + 1] + word[at] + word[at + 1 :])


def _joined(rng: Random) -> Block:
    return _said(rng, "".join(rng.choice(_PAIRS)))


def _two_tones(rng: Random) -> Block:
    return _said(rng, rng.choice(("giớí", "tiếé", "hướờng", "điềụ", "vàò")))


def _foreign_onset(rng: Random) -> Block:
    return _said(rng, rng.choice(("rxử", "fát", "zự", "kuyết", "ngiệp", "nghà", "cỉnh", "gế")))


def _wrong_tone(rng: Random) -> Block:
    return _said(rng, rng.choice(("phàt", "hoảch", "nghiễp", "mãt", "cằp", "đềc")))


def _said(rng: Random, word: str) -> Block:
    lead = rng.choice(("Công tác", "Việc", "Nhiệm vụ", "Phương án", "Tình hình"))
    end = rng.choice(("được quan tâm", "còn chậm", "đạt kết quả", "cần rà soát"))
    return Block(f"{lead} {word} của địa phương {end} trong kỳ.")


def _honest(rng: Random) -> Block:
    return Block(
        rng.choice(
            (
                "Sản xuất ôxy, clinker, xi măng, vắcxin; dịch vụ logistics, homestay, container.",
                "Đồng bào Êđê, Mnông ở Đắk Lắk; sông Krông Ana, tỉnh Bắc Kạn.",
                "Công suất 2.500 m3/ngđ, vốn 12 trđ; email, website, wifi, 236/QĐ-TTg.",
                "Ngoằn ngoèo, khúc khuỷu, thuở xưa, xoong, quýt, giếng, gìn giữ, yểng, ỉu.",
            )
        )
    )


KINDS = (
    Kind("chu-lap", ("am-tiet-la",), _doubled, _honest),
    Kind("chu-lap-khong-dau", ("am-tiet-la",), _plain_doubled),
    Kind("chu-dinh", ("am-tiet-la",), _joined, _honest),
    Kind("hai-dau-thanh", ("am-tiet-la",), _two_tones),
    Kind("phu-am-la", ("am-tiet-la",), _foreign_onset),
    Kind("thanh-la", ("am-tiet-la",), _wrong_tone),
)
