"""Names of bodies and programmes that are others now, or written otherwise than in the lists."""

from random import Random

from tests.seeded.sentences.kind import Block, Kind

AGENCIES = (
    "Bộ Tài chính", "Bộ Xây dựng", "Bộ Công Thương", "Bộ Nông nghiệp và Môi trường", "Bộ Nội vụ",
    "Bộ Khoa học và Công nghệ", "Sở Công Thương", "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo",
    "Sở Xây dựng",
)  # fmt: skip
SHARED = {
    "co-quan.yaml": "".join(
        f"- {{id: cq-{n}, ten: '{name}', nhom: {'bo' if name[0] == 'B' else 'so'}}}\n"
        for n, name in enumerate(AGENCIES)
    ),
    "tu-viet-tat.yaml": "- {tat: MTQG, day-du: Mục tiêu quốc gia}\n"
    "- {tat: PTNT, day-du: Phát triển nông thôn}\n",
    "van-ban.yaml": """\
- {so: 263/QĐ-TTg, loai: Quyết định, ngay: 2022-02-22,
   trich-yeu: Phê duyệt Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn I}
- {so: 90/QĐ-TTg, loai: Quyết định, ngay: 2022-01-18,
   trich-yeu: Phê duyệt Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn I}
- {so: 5/2022/TT-BXD, loai: Thông tư, ngay: 2022-05-12}
""",
}
MERGED = (
    "Bộ Kế hoạch và Đầu tư", "Bộ Giao thông vận tải", "Bộ Tài nguyên và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Thông tin và Truyền thông",
    "Bộ Lao động - Thương binh và Xã hội", "Sở Kế hoạch và Đầu tư", "Sở Giao thông vận tải",
    "Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và PTNT", "Sở Lao động, Thương binh và Xã hội",
    "Sở Thông tin và Truyền thông", "Ban Dân tộc tỉnh", "Ủy ban Dân tộc",
)  # fmt: skip
LIVING = (
    "{} chủ trì, phối hợp với các đơn vị có liên quan tổ chức thực hiện.",
    "Giao {} hướng dẫn các xã, phường.",
    "Phương án này được {} thống nhất.",
    "- {}: rà soát danh mục dự án;",
    "Đến năm 2030, {} hoàn thành cơ sở dữ liệu ngành.",
)
PAST = (
    "Trước ngày 01/3/2025, {} quản lý các dự án này.",
    "Năm 2023, {} đã phê duyệt 12 dự án.",
    "Nguồn: {}, số liệu năm 2024.",
    "Thông tư số 5/2022/TT-BXD ngày 12/5/2022 của {} quy định chi tiết.",
)
WRONG = (
    "Sở Công thương", "Sở Văn hóa Thể thao và Du lịch", "Sở Văn hóa, Thể thao, Du lịch",
    "Sở Nông nghiệp & Môi trường", "Sở Khoa học Công nghệ", "Sở Giáo dục và đào tạo",
    "Bộ Công thương", "Bộ Tài Chính", "Bộ Xây Dựng", "Sở Nông nghiệp", "Sở Khoa học",
    "Bộ Nội Vụ", "Sở Giáo dục - Đào tạo",
)  # fmt: skip
WRONG_PROGRAMMES = (
    "Chương trình mục tiêu quốc gia xây dựng nông thôn kiểu mới",
    "Chương trình MTQG xây dựng nông thôn",
    "Chương trình mục tiêu quốc gia phát triển nông thôn mới",
    "Chương trình mục tiêu quốc gia giảm nghèo nhanh và bền vững",
    "Chương trình MTQG giảm nghèo vững bền",
)
RIGHT_PROGRAMMES = (
    "Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    "Chương trình MTQG giảm nghèo bền vững",
    "Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025",
)


def _merged(rng: Random) -> Block:
    return Block(rng.choice(LIVING).format(rng.choice(MERGED)))


def _of_the_past(rng: Random) -> Block:
    name = rng.choice(MERGED)
    sentence = rng.choice((*PAST, *LIVING[:3]))
    if sentence in LIVING:
        return Block(sentence.format(rng.choice(AGENCIES)))
    if sentence.startswith("Thông tư"):
        name = "Bộ Xây dựng"
    return Block(sentence.format(name))


def _misnamed(rng: Random) -> Block:
    return Block(rng.choice(LIVING).format(rng.choice(WRONG)))


def _named(rng: Random) -> Block:
    return Block(rng.choice(LIVING).format(rng.choice(AGENCIES)))


def _programme(rng: Random) -> Block:
    name = rng.choice(WRONG_PROGRAMMES[:1] + WRONG_PROGRAMMES[3:])
    return Block(f"Nguồn vốn {name} được lồng ghép trên địa bàn tỉnh.")


def _right_programme(rng: Random) -> Block:
    return Block(f"Nguồn vốn {rng.choice(RIGHT_PROGRAMMES)} được lồng ghép trên địa bàn tỉnh.")


def _early(rng: Random) -> Block:
    short = "".join(rng.sample("BCDGHKLMNPQSTV", 4))
    words = {
        "B": "bảo", "C": "công", "D": "dịch", "G": "giáo", "H": "hạ", "K": "khu", "L": "lâm",
        "M": "mạng", "N": "nông", "P": "phát", "Q": "quản", "S": "sản", "T": "tài", "V": "văn",
    }  # fmt: skip
    full = " ".join(words[letter] for letter in short).capitalize()
    text = (
        f"Tỉnh đầu tư {short} tại các xã biên giới.\n\n"
        f"{full} ({short}) là khâu đột phá.\n\nViệc mở rộng {short} được tiếp tục."
    )
    return Block(text)


def _defined(rng: Random) -> Block:
    text = _early(rng).text.split("\n\n")
    return Block("\n\n".join(text[1:]))


KINDS = (
    Kind("co-quan-hop-nhat", ("co-quan-da-hop-nhat",), _merged, _of_the_past, shared=SHARED),
    Kind("co-quan-ten", ("co-quan-sai-ten",), _misnamed, _named, shared=SHARED),
    Kind("chuong-trinh-ten", ("chuong-trinh-sai-ten",), _programme, _right_programme,
         shared=SHARED),
    Kind("viet-tat-truoc", ("tu-viet-tat-truoc-giai-thich",), _early, _defined, shared=SHARED),
)  # fmt: skip
