"""Faults of YAML's syntax in the words of those who write it, each with how to mend it."""

import re
from typing import Final

# What PyYAML (either parser) says → what we say; the first whose words occur is taken.
# True: the fault is where the construct began, not where the parser noticed.
_SYNTAX: Final = (
    (
        "quoted scalar.*end of stream",
        True,
        "dấu nháy mở ở đây không có dấu đóng",
        "thêm dấu nháy đóng cùng loại",
    ),
    (
        "escape",
        False,
        "ký hiệu sau dấu \\ không hợp lệ trong dấu nháy kép",
        "dùng dấu nháy đơn, hoặc viết \\\\ cho một dấu \\",
    ),
    (
        "mapping values are not allowed",
        False,
        "dấu hai chấm ở chỗ không mong đợi",
        "nếu dấu hai chấm thuộc nội dung thì đặt cả giá trị trong dấu nháy kép; "
        "nếu đây là khóa mới thì thụt đầu dòng cho thẳng với các khóa cùng cấp",
    ),
    (
        "could not find expected ':'",
        True,
        "dòng không có dạng 'khóa: giá trị'",
        "thêm dấu hai chấm và một dấu cách sau khóa; nội dung dài thì thụt vào dưới khóa",
    ),
    (
        "sequence entries are not allowed",
        False,
        "dấu '-' của danh sách ở chỗ không mong đợi",
        "xuống dòng trước mỗi dấu '-', hoặc đặt cả giá trị trong dấu nháy kép",
    ),
    (
        "cannot start any token",
        False,
        "giá trị mở đầu bằng ký tự dành riêng",
        "đặt cả giá trị trong dấu nháy kép",
    ),
    (
        "flow (sequence|mapping|node)",
        True,
        "dấu ngoặc mở ở đây không được đóng đúng, hoặc thiếu dấu phẩy",
        "đóng bằng ] hoặc }, cách các phần tử bằng dấu phẩy",
    ),
    (
        "block (mapping|collection|sequence)",
        False,
        "dòng thụt không thẳng với các dòng cùng cấp, hoặc có chữ thừa sau giá trị",
        "thụt đầu dòng bằng dấu cách cho thẳng hàng; giá trị có dấu nháy bên trong "
        "thì đặt cả giá trị trong dấu nháy đơn",
    ),
    ("alias|anchor", False, "nhãn neo hoặc bí danh viết sai", "đặt giá trị trong dấu nháy kép"),
    ("tag", False, "thẻ kiểu viết sai", "đặt cả giá trị trong dấu nháy kép"),
    ("directive|document start", False, "dấu '%' hoặc '---' ở chỗ không mong đợi", "bỏ dòng này"),
)


def explained(said: str) -> tuple[bool, str, str]:
    """Give what PyYAML says of a fault as we say it, and how it is mended.

    Returns:
        Whether the fault is where the construct began, not where the parser noticed; the
        message; the fix.
    """
    for pattern, at_start, message, fix in _SYNTAX:
        if re.search(pattern, said):
            return at_start, message, fix
    return False, "không đọc được theo cú pháp YAML", "so với ví dụ trong HUONG-DAN.md"
