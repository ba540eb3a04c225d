"""Our exceptions: what whoever runs the program, or we, can mend.

What an author can mend is a `Notice`, gathered and shown with the others; an exception ends the
command, or the one thing it was about. `str()` of each is a sentence in Vietnamese that says what
is wrong; `exit_code` is what the command ends with where nobody caught it.

    QuyhoachError             2
    ├── BusyError             another build holds the lock of the same outputs
    ├── CertificateError      a served site cannot speak TLS with the files it was given
    ├── ConversionError       LibreOffice made no PDF
    ├── FleetError            a cluster cannot be worked with
    ├── ForeignFolderError    a folder stands where ours would, and is not ours
    ├── JournalError          a line of a served site's journal is none of ours
    ├── KeysError             keys to a served site cannot be read, or there is none of that id
    ├── NotEmptyError         the folder for a new workspace holds something
    ├── OpenElsewhereError    a file of the users' own is open, or was saved meanwhile
    ├── PortTakenError        another program listens at the port of `serve`
    ├── TemplateError         a Word template cannot serve
    ├── UnreadableError       a part of an Office file cannot be read
    └── UnreadablePdfError    our own PDF does not tell its pages
"""

import errno
from typing import ClassVar, Final

INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count it

_SYSTEM_WORDS: Final = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EFBIG: "tệp lớn quá mức hệ thống cho phép",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.EBUSY: "đang được chương trình khác dùng",
    errno.ETXTBSY: "đang được chương trình khác dùng",
    errno.EIO: "ổ đĩa lỗi khi đọc, ghi",
    errno.ELOOP: "liên kết quay vòng",
}


class QuyhoachError(Exception):
    """The base of all of them."""

    exit_code: ClassVar[int] = 2


class BusyError(QuyhoachError):
    """Another build works on the same outputs."""

    def __init__(self) -> None:
        super().__init__("một lệnh khác đang dựng báo cáo trong thư mục này, hãy đợi lệnh đó xong")


class CertificateError(QuyhoachError):
    """The certificate of a served site, or its private key, cannot be used."""

    def __init__(self) -> None:
        super().__init__(
            "không dùng được chứng thư hoặc khóa riêng; cần hai tệp PEM đi với nhau, "
            "khóa riêng không đặt mật khẩu"
        )


class ConversionError(QuyhoachError):
    """LibreOffice made no PDF; the sentence says why."""


class FleetError(QuyhoachError):
    """A cluster cannot be worked with; the sentence says why, and what to do."""


class ForeignFolderError(QuyhoachError):
    """A folder stands where one of ours would, and we did not make it."""

    def __init__(self, folder: object) -> None:
        super().__init__(
            f"đã có {folder} mà không phải do chương trình tạo; hãy chuyển thư mục đó đi nơi khác"
        )


class JournalError(QuyhoachError):
    """A line of the journal of a served site was changed; nothing is written behind it."""

    def __init__(self) -> None:
        super().__init__(
            "nhật ký .phuc-vu/nhat-ky.jsonl có dòng không do chương trình ghi; "
            "hãy lấy lại tệp này từ bản sao lưu rồi chạy lại"
        )


class KeysError(QuyhoachError):
    """The keys to a served site cannot be changed; the sentence says why, and what to do."""


class NotEmptyError(QuyhoachError):
    """The folder for a new workspace holds something already."""


class OpenElsewhereError(QuyhoachError):
    """Somebody has the file open, or saved it since it was read; the file is as it was."""


class PortTakenError(QuyhoachError):
    """Nobody can listen at a port: another program does."""

    def __init__(self, port: int, why: str) -> None:
        super().__init__(f"không mở được cổng {port} ({why}); chọn cổng khác bằng --port")


class TemplateError(QuyhoachError):
    """A template that cannot serve: a style, marker or tag is missing or unknown."""


class UnreadableError(QuyhoachError):
    """A part of an Office file that is missing, or is no XML."""


class UnreadablePdfError(QuyhoachError):
    """A PDF that is none, or in which an opening has no destination."""


def system_words(error: OSError) -> str:
    """Give what the system says of a file in Vietnamese: "đĩa đã đầy".

    An error that is not in the list keeps its number, which can be looked up.
    """
    known = _SYSTEM_WORDS.get(error.errno or 0)
    return known or f"lỗi hệ thống số {error.errno or '?'}"
