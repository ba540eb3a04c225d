"""Who may what: for each route and method, addresses and who is let through to them.

Read with `tests/site/sites.py`, `in_second_round`: round 1 is issued, round 2 is being written;
everybody with a key is of `so-xay-dung`, so that `so-tai-chinh` is another body. The test holds
these rows against the list of routes itself: a route without a row fails.
"""

from typing import Final

STRANGER: Final = "la"  # nobody's key
REVIEWERS: Final = frozenset({"xem", "gop-y"})
AUTHORS: Final = frozenset({"nop"})
COMMENTERS: Final = frozenset({"gop-y"})
CONSULTANT: Final = frozenset({"tu-van"})
WATCHERS: Final = frozenset({"theo-doi", "tu-van"})
HAND_IN: Final = AUTHORS | CONSULTANT
KEYS: Final = REVIEWERS | AUTHORS | WATCHERS
EVERYBODY: Final = KEYS | {STRANGER}
NOBODY: Final[frozenset[str]] = frozenset()

# (route, method): (address, who is let through) …
ROWS: Final[dict[tuple[str, str], tuple[tuple[str, frozenset[str]], ...]]] = {
    ("/vao", "GET"): (("/vao", EVERYBODY),),
    ("/vao", "POST"): (("/vao", EVERYBODY),),
    ("/ra", "GET"): (("/ra", EVERYBODY),),
    ("/ra", "POST"): (("/ra", EVERYBODY),),
    ("/rieng-tu", "GET"): (("/rieng-tu", EVERYBODY),),
    ("/dung-chung/{ten}", "GET"): (("/dung-chung/trang.css", EVERYBODY),),
    ("/quan-ly/khoa", "GET"): (("/quan-ly/khoa", CONSULTANT),),
    ("/quan-ly/khoa", "POST"): (("/quan-ly/khoa", CONSULTANT),),
    ("/quan-ly/khoa/{id}/doi", "POST"): (("/quan-ly/khoa/so-tai-chinh-nop-1/doi", CONSULTANT),),
    ("/quan-ly/khoa/{id}/thu-hoi", "POST"): (
        ("/quan-ly/khoa/so-tai-chinh-nop-1/thu-hoi", CONSULTANT),
    ),
    ("/tong-quan", "GET"): (("/tong-quan", WATCHERS),),
    ("/don-vi", "GET"): (("/don-vi", KEYS),),
    ("/su-kien", "GET"): (("/su-kien", KEYS),),
    ("/", "GET"): (("/", KEYS),),
    ("/bao-cao/{lan:int}", "GET"): (
        ("/bao-cao/1", KEYS),
        ("/bao-cao/2", AUTHORS | WATCHERS),
        ("/bao-cao/3", NOBODY),
    ),
    ("/bao-cao/{lan:int}/{ten:path}", "GET"): (
        ("/bao-cao/1/index.html", KEYS),
        ("/bao-cao/1/co-quan/so-xay-dung.html", KEYS),
        ("/bao-cao/1/co-quan/so-tai-chinh.html", WATCHERS),
        ("/bao-cao/1/y-kien/so-xay-dung.html", KEYS),
        ("/bao-cao/1/y-kien/so-tai-chinh.html", WATCHERS),
        ("/bao-cao/2/index.html", AUTHORS | WATCHERS),
        ("/bao-cao/2/co-quan/so-xay-dung.html", AUTHORS | WATCHERS),
        ("/bao-cao/2/co-quan/so-tai-chinh.html", WATCHERS),
        ("/bao-cao/0/index.html", NOBODY),
    ),
    ("/thay-doi/{lan:int}", "GET"): (
        ("/thay-doi/1", KEYS),
        ("/thay-doi/2", AUTHORS | WATCHERS),
        ("/thay-doi/3", NOBODY),
    ),
    ("/tim/{lan:int}", "GET"): (
        ("/tim/1", KEYS),
        ("/tim/2", AUTHORS | WATCHERS),
        ("/tim/3", NOBODY),
    ),
    ("/co-quan/{ai}", "GET"): (
        ("/co-quan/so-xay-dung", KEYS),
        ("/co-quan/so-tai-chinh", WATCHERS),
    ),
    ("/y-kien/{lan:int}/{ai}", "GET"): (
        ("/y-kien/1/so-xay-dung", KEYS),
        ("/y-kien/1/so-tai-chinh", WATCHERS),
        ("/y-kien/2/so-xay-dung", AUTHORS | WATCHERS),
        ("/y-kien/2/so-tai-chinh", WATCHERS),
        ("/y-kien/3/so-xay-dung", NOBODY),
    ),
    ("/ket-qua/{lan:int}", "GET"): (("/ket-qua/1", COMMENTERS), ("/ket-qua/2", NOBODY)),
    ("/ket-qua/{lan:int}", "POST"): (("/ket-qua/1", COMMENTERS), ("/ket-qua/2", NOBODY)),
    ("/gop-y/{lan:int}", "GET"): (("/gop-y/1", COMMENTERS), ("/gop-y/2", NOBODY)),
    ("/gop-y/{lan:int}", "POST"): (("/gop-y/1", COMMENTERS), ("/gop-y/2", NOBODY)),
    ("/gop-y/{lan:int}/gui", "POST"): (("/gop-y/1/gui", COMMENTERS), ("/gop-y/2/gui", NOBODY)),
    ("/gop-y/{lan:int}/toi.js", "GET"): (
        ("/gop-y/1/toi.js", COMMENTERS),
        ("/gop-y/2/toi.js", NOBODY),
    ),
    ("/tai/{lan:int}/co-quan/{ai}/{ten}", "GET"): (
        ("/tai/1/co-quan/so-xay-dung/noi-dung-lan-1.docx", KEYS),
        ("/tai/1/co-quan/so-tai-chinh/noi-dung-lan-1.docx", WATCHERS),
        ("/tai/2/co-quan/so-xay-dung/noi-dung-lan-2.docx", AUTHORS | WATCHERS),
        ("/tai/2/co-quan/so-tai-chinh/noi-dung-lan-2.docx", WATCHERS),
        ("/tai/3/co-quan/so-xay-dung/noi-dung-lan-3.docx", NOBODY),
    ),
    ("/tai/{lan:int}/{ten:path}", "GET"): (
        ("/tai/1/bao-cao-lan-1.docx", KEYS),
        ("/tai/1/trich-gui/so-xay-dung/a.docx", KEYS),
        ("/tai/1/trich-gui/so-tai-chinh/a.docx", WATCHERS),
        ("/tai/1/bieu-mau/so-tai-chinh/a.xlsx", WATCHERS),
        ("/tai/1/tiep-thu-giai-trinh.xlsx", KEYS),
        ("/tai/1/thong-bao.xlsx", WATCHERS),
        ("/tai/2/bao-cao-lan-2.docx", AUTHORS | WATCHERS),
        ("/tai/2/tiep-thu-giai-trinh.xlsx", WATCHERS),
        ("/tai/1/nhat-ky-thay-doi.xlsx", KEYS),
        ("/tai/2/nhat-ky-thay-doi.xlsx", WATCHERS),
        ("/tai/2/nhat-ky-thay-doi.docx", WATCHERS),
        ("/tai/2/nhat-ky-thay-doi.json", WATCHERS),
        ("/tai/2/y-kien-khac-nhau.docx", WATCHERS),
        ("/tai/2/so-sanh-lan-1.docx", AUTHORS | WATCHERS),
        ("/tai/2/web/index.html", WATCHERS),
        ("/tai/1/moi-them.xlsx", WATCHERS),
        ("/tai/3/bao-cao-lan-3.docx", NOBODY),
    ),
    ("/nop", "GET"): (("/nop", HAND_IN),),
    ("/nop/{lan:int}/{muc}", "GET"): (
        ("/nop/2/giao-thong-hien-trang", HAND_IN),
        ("/nop/2/su-can-thiet", CONSULTANT),  # so-tai-chinh leads it
        ("/nop/2/khong-co", NOBODY),
        ("/nop/9/giao-thong-hien-trang", NOBODY),
    ),
    ("/nop/{lan:int}/{muc}", "POST"): (
        ("/nop/2/giao-thong-hien-trang", HAND_IN),
        ("/nop/2/su-can-thiet", CONSULTANT),
        ("/nop/2/khong-co", NOBODY),
        ("/nop/9/giao-thong-hien-trang", NOBODY),
    ),
    ("/nop/{id}", "GET"): (("/nop/0123456789abcdef0123", NOBODY),),  # nobody previewed it
    ("/nop/{id}", "POST"): (("/nop/0123456789abcdef0123", NOBODY),),
    ("/bien-nhan/{id}", "GET"): (("/bien-nhan/0123456789abcdef0123", NOBODY),),
    ("/ky/{lan:int}", "GET"): (("/ky/2", AUTHORS), ("/ky/1", NOBODY), ("/ky/9", NOBODY)),
    ("/ky/{lan:int}", "POST"): (("/ky/2", AUTHORS), ("/ky/1", NOBODY), ("/ky/9", NOBODY)),
    ("/quan-ly/ky/{id}", "GET"): (("/quan-ly/ky/x", CONSULTANT),),
    ("/quan-ly/ky/{id}", "POST"): (("/quan-ly/ky/x", CONSULTANT),),
    ("/quan-ly/ky/{id}/ban-ky", "GET"): (("/quan-ly/ky/x/ban-ky", CONSULTANT),),
    ("/quan-ly", "GET"): (("/quan-ly", CONSULTANT),),
    ("/quan-ly/cho/{id}", "GET"): (("/quan-ly/cho/x", CONSULTANT),),
    ("/quan-ly/cho/{id}", "POST"): (("/quan-ly/cho/x", CONSULTANT),),
    ("/quan-ly/cho/{id}/{so:int}", "GET"): (("/quan-ly/cho/x/0", CONSULTANT),),
    ("/quan-ly/hoan-lai/{id}", "POST"): (("/quan-ly/hoan-lai/x", CONSULTANT),),
}
