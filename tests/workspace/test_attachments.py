import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.workspace import Inventory, StoredFile, scan
from pipeline.workspace.attachments import Refusal, resolve, spelling_advice
from tests.workspace.tree import listed, place

AGENCY = "so-y-te"


def found(inventory: Inventory, path: str, round_number: int = 3) -> str:
    result = resolve(inventory, AGENCY, path, round_number)
    assert isinstance(result, str)
    return result.removeprefix("sections/")


def refused(inventory: Inventory, path: str, round_number: int = 3) -> Refusal:
    result = resolve(inventory, AGENCY, path, round_number)
    assert isinstance(result, Refusal)
    assert result.message
    assert result.fix
    return result


def test_the_newest_file_of_that_name_up_to_the_round_serves(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path, *(f"lan-{n}/so-y-te/giuong.xlsx" for n in (1, 2, 10)), "lan-2/x/giuong.xlsx"
    )
    assert found(inventory, "giuong.xlsx", 1) == "lan-1/so-y-te/giuong.xlsx"
    assert found(inventory, "giuong.xlsx", 9) == "lan-2/so-y-te/giuong.xlsx"
    assert found(inventory, "giuong.xlsx", 10) == "lan-10/so-y-te/giuong.xlsx"


@pytest.mark.parametrize(
    "path",
    ["hinh/Sơ đồ 1.png", "./hinh/Sơ đồ 1.png", "hinh//Sơ đồ 1.png", "hinh\\Sơ đồ 1.png"],
)
def test_folders_spaces_and_vietnamese_letters_are_taken_as_written(
    tmp_path: Path, path: str
) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/Sơ đồ 1.png")
    assert found(inventory, path) == "lan-1/so-y-te/hinh/Sơ đồ 1.png"
    assert found(inventory, unicodedata.normalize("NFD", path)) == "lan-1/so-y-te/hinh/Sơ đồ 1.png"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../so-xay-dung/a.png", "duong-dan-ngoai"),
        ("hinh/../../a.png", "duong-dan-ngoai"),
        ("..\\a.png", "duong-dan-ngoai"),
        ("..", "duong-dan-ngoai"),
        ("/etc/passwd", "duong-dan-tuyet-doi"),
        ("\\a.png", "duong-dan-tuyet-doi"),
        ("C:\\a.png", "duong-dan-tuyet-doi"),
        ("c:a.png", "duong-dan-tuyet-doi"),
        ("file:///etc/passwd", "duong-dan-tuyet-doi"),
        ("~/a.png", "duong-dan-tuyet-doi"),
        ("\\\\may\\a.png", "duong-dan-mang"),
        ("//may/a.png", "duong-dan-mang"),
        ("http://x.vn/a.png", "duong-dan-mang"),
        ("HTTPS://x.vn/a.png", "duong-dan-mang"),
        ("data:image/png;base64,AAAA", "duong-dan-mang"),
        ("javascript:alert(1)", "duong-dan-mang"),
        ("git+ssh://x/a.png", "duong-dan-mang"),
        ("a\0.png", "duong-dan-hong"),
        ("a\nb.png", "duong-dan-hong"),
        ("", "duong-dan-hong"),
        (" ", "duong-dan-hong"),
        ("./", "duong-dan-hong"),
        ("khong-co.png", "tep-khong-co"),
        ("a" * 10_000, "tep-khong-co"),
    ],
)
def test_paths_out_of_the_agencys_folder_are_refused_by_kind(
    tmp_path: Path, path: str, code: str
) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/a.png", "lan-1/so-xay-dung/a.png")
    assert refused(inventory, path).code == code


def test_links_are_refused_and_no_older_file_takes_their_place(tmp_path: Path) -> None:
    folder = (
        place(tmp_path, "lan-1/so-y-te/a.png", "lan-2/so-y-te/b.png") / "sections/lan-2/so-y-te"
    )
    (folder / "a.png").symlink_to("/etc/hostname")
    (folder / "hinh").symlink_to("/etc")
    inventory = scan(tmp_path).value
    assert refused(inventory, "a.png").code == "tep-lien-ket"
    assert refused(inventory, "hinh/hostname").code == "tep-lien-ket"
    assert found(inventory, "a.png", 1) == "lan-1/so-y-te/a.png"


def test_case_is_forgiven_and_advised_on(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/Giuong.XLSX")
    name = found(inventory, "giuong.xlsx")
    assert name == "lan-1/so-y-te/Giuong.XLSX"
    advice = spelling_advice("giuong.xlsx", f"sections/{name}")
    assert advice is not None
    assert "Giuong.XLSX" in advice.fix
    assert spelling_advice("./Giuong.XLSX", f"sections/{name}") is None


def test_the_newest_serves_even_where_its_case_changed(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/a.png", "lan-2/so-y-te/A.png")
    assert found(inventory, "a.png") == "lan-2/so-y-te/A.png"


def test_two_names_of_one_round_that_differ_in_case_need_the_exact_one(tmp_path: Path) -> None:
    place(tmp_path, "lan-1/so-y-te/A.png", "lan-1/so-y-te/a.png")
    inventory = scan(tmp_path).value
    assert found(inventory, "a.png") == "lan-1/so-y-te/a.png"
    assert found(inventory, "A.png") == "lan-1/so-y-te/A.png"
    assert refused(inventory, "a.PNG").code == "tep-nhieu-ten"


def test_what_is_missing_is_looked_for_elsewhere_to_advise(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/giuong-benh.xlsx",
        "lan-1/so-xay-dung/duong.xlsx",
        "lan-3/so-y-te/moi.xlsx",
    )
    assert "'giuong-benh.xlsx'" in refused(inventory, "giuong-ben.xlsx").fix
    assert "so-xay-dung" in refused(inventory, "duong.xlsx").fix
    assert "lan-3" in refused(inventory, "moi.xlsx", 2).fix


@given(st.text(alphabet="a./\\:~ \0%2eAáhtpfile-", max_size=30))
def test_whatever_is_written_only_the_agencys_own_files_are_found(path: str) -> None:
    files = tuple(
        StoredFile(f"sections/lan-1/{agency}/{inner}", Path(), 1, 1, agency, inner)
        for agency in (AGENCY, "khac", "")
        for inner in ("a", "a/a", "á", "file", "..", "a.a")
    )
    result = resolve(Inventory(Path(), files), AGENCY, path, 1)
    assert isinstance(result, Refusal) or result.startswith(f"sections/lan-1/{AGENCY}/")
    assert not isinstance(result, str) or ".." not in result
