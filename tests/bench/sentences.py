"""Administrative Vietnamese out of a word list: sentences, titles and names for the bench.

Everything follows from the `random.Random` given; the same seed writes the same words.
"""

from random import Random
from typing import Final


def _phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list written one a line or divided by semicolons."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())


OPENERS: Final = _phrases("""
Trong giai đoạn 2021 - 2025; Thời gian qua; Đến hết năm 2025; Theo báo cáo của các địa phương
Trên cơ sở rà soát quy hoạch đã được phê duyệt; Cùng với việc sắp xếp đơn vị hành chính
Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh; Qua đánh giá thực tế tại các xã, phường
Bên cạnh kết quả đạt được; Trước yêu cầu phát triển mới; Trong điều kiện nguồn lực còn hạn chế
Để bảo đảm tính liên kết giữa các ngành; Nhìn chung; Về tổng thể; So với kế hoạch đề ra
Sau khi vận hành chính quyền địa phương hai cấp; Căn cứ định hướng của vùng
Xuất phát từ tiềm năng, lợi thế của khu vực biên giới; Đối với các xã vùng cao
""")
SUBJECTS: Final = _phrases("""
hệ thống đường tỉnh và đường trung tâm xã; mạng lưới cơ sở y tế
các khu công nghiệp, cụm công nghiệp; hoạt động xuất nhập khẩu qua cửa khẩu
công tác quản lý đất đai; ngành nông nghiệp của tỉnh; mạng lưới trường học các cấp
hạ tầng cấp nước sạch nông thôn; lĩnh vực du lịch và dịch vụ; công tác bảo vệ và phát triển rừng
nguồn nhân lực chất lượng cao; hệ thống đô thị trên địa bàn; các vùng sản xuất hàng hóa tập trung
hạ tầng thông tin và truyền thông; công tác phòng, chống thiên tai; hệ thống lưới điện trung áp
việc thu hút vốn đầu tư ngoài ngân sách; các thiết chế văn hóa cơ sở; công tác giảm nghèo bền vững
hoạt động khoa học, công nghệ và đổi mới sáng tạo; khu kinh tế cửa khẩu
hệ thống thoát nước và xử lý nước thải; việc khai thác tài nguyên khoáng sản
hạ tầng kho bãi và dịch vụ hậu cần; các hợp tác xã và tổ hợp tác; công tác bảo tồn di sản
dân cư các thôn bản vùng biên; kinh tế hộ gia đình; mạng lưới chợ và trung tâm thương mại
công tác chuyển đổi số trong cơ quan nhà nước; các công trình thủy lợi vừa và nhỏ
""")
VERBS: Final = _phrases("""
tiếp tục được đầu tư, nâng cấp theo hướng; đã góp phần quan trọng vào; cơ bản đáp ứng yêu cầu về
từng bước hình thành và gắn với; chưa theo kịp nhu cầu của; được bố trí phù hợp với
cần được rà soát, bổ sung để phục vụ; tạo nền tảng cho; giữ vai trò động lực đối với
còn gặp khó khăn trong; bảo đảm liên kết chặt chẽ với; đang chuyển dịch tích cực theo
được ưu tiên phân bổ nguồn lực cho; góp phần nâng cao hiệu quả của; phải gắn kết hài hòa với
mở ra không gian mới cho; được tổ chức lại phù hợp với; đòi hỏi giải pháp đồng bộ về
""")
OBJECTS: Final = _phrases("""
mục tiêu tăng trưởng xanh và bền vững; quá trình chuyển đổi cơ cấu kinh tế; đời sống của người dân
quốc phòng, an ninh và đối ngoại biên giới; việc thu hút doanh nghiệp vào địa bàn
yêu cầu liên kết vùng trung du và miền núi phía Bắc; các hành lang kinh tế đã được xác định
chuỗi giá trị nông, lâm sản chủ lực; mô hình đô thị văn minh, hiện đại
việc sử dụng tiết kiệm đất đai; công tác đào tạo nghề cho lao động nông thôn
kết nối giao thông giữa các xã sau sắp xếp; chất lượng khám bệnh, chữa bệnh tuyến cơ sở
phát triển kinh tế số và xã hội số; bảo vệ nguồn nước và hệ sinh thái rừng đầu nguồn
năng lực thông quan hàng hóa; khả năng thích ứng với biến đổi khí hậu
mạng lưới dịch vụ công thiết yếu; quy mô dân số và tốc độ đô thị hóa
kế hoạch đầu tư công trung hạn; việc hoàn thành các tiêu chí nông thôn mới
phát triển du lịch gắn với bản sắc các dân tộc; sản xuất nông nghiệp ứng dụng công nghệ cao
nhu cầu vận tải hàng hóa qua biên giới
""")
ENDINGS: Final = _phrases("""
phù hợp với định hướng chung của cả nước; đồng thời khắc phục những hạn chế đã được chỉ ra
trong đó ưu tiên các xã đặc biệt khó khăn; gắn với trách nhiệm của người đứng đầu
trên nguyên tắc kế thừa nội dung còn phù hợp; có tính đến khả năng cân đối nguồn vốn
theo lộ trình được cấp có thẩm quyền phê duyệt; qua đó tạo việc làm và tăng thu nhập cho người dân
nhất là tại các khu vực có điều kiện thuận lợi; và được cụ thể hóa trong kế hoạch hằng năm
không làm phát sinh thủ tục không cần thiết; bảo đảm thống nhất với quy hoạch cấp quốc gia
""")
MEASURES: Final = _phrases("""
tỷ lệ hộ được sử dụng nước hợp vệ sinh; tốc độ tăng bình quân; tỷ lệ lao động qua đào tạo
tỷ lệ che phủ rừng; tỷ lệ đường xã được cứng hóa; mức độ hoàn thành kế hoạch
tỷ lệ trường đạt chuẩn quốc gia; tỷ trọng trong cơ cấu kinh tế; tỷ lệ chất thải rắn được thu gom
""")
TOPICS: Final = _phrases("""
mạng lưới giao thông; hạ tầng thủy lợi; cơ sở y tế; giáo dục phổ thông; du lịch cộng đồng
thương mại biên giới; công nghiệp chế biến; chăn nuôi tập trung; lâm nghiệp và rừng sản xuất
cấp điện; cấp nước; xử lý chất thải; viễn thông; đô thị và nông thôn; đất đai; khoáng sản
an sinh xã hội; lao động, việc làm; văn hóa, thể thao; khoa học và công nghệ; dịch vụ hậu cần
môi trường nước; phòng, chống thiên tai; dân số; quốc phòng, an ninh; tài chính, ngân sách
""")
HEADINGS: Final = _phrases("""
Kết quả đạt được về; Tồn tại, hạn chế trong phát triển; Nguyên nhân ảnh hưởng đến
Định hướng phát triển; Mục tiêu cụ thể đối với; Giải pháp chủ yếu về
Phương án phân bố không gian cho; Nhu cầu vốn cho; Hiện trạng; Đánh giá chung về
Nội dung kế thừa về; Nội dung đề nghị bổ sung về; Dự báo nhu cầu
""")
CAPTIONS: Final = _phrases("""
Tổng hợp chỉ tiêu chủ yếu về; Danh mục công trình, dự án thuộc lĩnh vực; Hiện trạng
Nhu cầu sử dụng đất cho; Dự kiến phân kỳ đầu tư; Kết quả thực hiện giai đoạn 2021 - 2025 về
So sánh kế hoạch và thực hiện về; Phân bố theo địa bàn của
""")
NOTES: Final = _phrases("""
Số liệu tổng hợp từ báo cáo của các địa phương; Số liệu minh họa, chưa kiểm toán
Không bao gồm các dự án chuyển tiếp từ giai đoạn trước; Tính theo giá so sánh năm 2010
Theo kết quả rà soát của cơ quan chủ trì; Bao gồm cả phần vốn lồng ghép từ chương trình mục tiêu
""")
PLACES: Final = _phrases("""
xã Đồng Bằng; xã Núi Cao; xã Suối Trong; phường Trung Tâm; xã Biên Cương; xã Rừng Xanh
xã Bình Yên; xã Thắng Lợi Mới; xã Hòa Hợp; phường Cửa Khẩu; xã Thượng Nguồn; xã Hạ Lưu
xã Đoàn Kết Mới
""")
WORKS: Final = _phrases("""
Nâng cấp đường liên xã đoạn; Xây dựng trạm y tế; Cải tạo hồ chứa nước tại; Đầu tư trường học tại
Mở rộng chợ trung tâm; Kéo lưới điện trung áp đến; Kè chống sạt lở tại; Cấp nước tập trung cho
""")


def share(rng: Random) -> str:
    """A share as a report prints it: "87,3%"."""
    return f"{grouped(round(rng.uniform(1, 99), 1))}%"


_VIETNAMESE: Final = str.maketrans(",.", ".,")


def grouped(value: float) -> str:
    """`value` with a point for thousands and a comma for decimals; whole numbers without."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    return text.translate(_VIETNAMESE)


def upper_first(text: str) -> str:
    return text[0].upper() + text[1:]


def sentence(rng: Random) -> str:
    """A sentence of some 15 to 45 words, without marks, ended by a full stop."""
    parts = []
    if rng.random() < 0.6:
        parts.append(rng.choice(OPENERS) + ",")
    parts += [rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(OBJECTS)]
    draw = rng.random()
    if draw < 0.35:
        parts[-1] += ","
        parts.append(rng.choice(ENDINGS))
    elif draw < 0.6:
        parts[-1] += ";"
        parts += [rng.choice(MEASURES), f"đạt {share(rng)}"]
    elif draw < 0.75:
        low = rng.randint(2, 12)
        parts[-1] += ";"
        parts += [rng.choice(MEASURES), f"khoảng {low} - {low + rng.randint(1, 4)}%/năm"]
    return upper_first(" ".join(parts)) + "."


def heading(rng: Random) -> str:
    return f"{rng.choice(HEADINGS)} {rng.choice(TOPICS)}"


def caption(rng: Random) -> str:
    return f"{rng.choice(CAPTIONS)} {rng.choice(TOPICS)}"


def work(rng: Random) -> str:
    """The name of a project, as a table's row holds it."""
    return f"{rng.choice(WORKS)} {rng.choice(PLACES)}"
