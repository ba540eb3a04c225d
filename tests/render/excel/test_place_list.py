from pipeline.consult.responses import Answered, response_table
from pipeline.model.change import Place
from pipeline.model.comment import Certainty
from pipeline.model.fixed import replace
from pipeline.render.excel.place_list import place_list
from tests.consult.answered import AGENCIES, consulted, said, spots


def test_comments_without_a_sure_place_are_listed_with_the_two_nearest() -> None:
    two = (Place("Bảng 1.1", 5), Place("Bảng 1.2", 9))
    lost = replace(said("Một.", item=""), item_text="Mục cũ")
    table = response_table(consulted(lost, said("Hai.")), AGENCIES, ("1", "2"), Answered(spots()))
    sheet = place_list(table, {"y-te": "Y tế"})
    assert [row[4:6] for row in sheet.rows] == [("Một.", "chưa xác định vị trí")]
    (group,) = table.groups
    (body,) = group.bodies
    line = body.lines[1]
    unsure = replace(line.response.comment, certainty=Certainty.UNSURE, nearest=two)
    told = replace(line, response=replace(line.response, comment=unsure))
    changed = replace(table, groups=(replace(group, bodies=(replace(body, lines=(told,)),)),))
    assert place_list(changed, {}).rows[0][5:8] == ("chưa chắc chắn", "Bảng 1.1", "Bảng 1.2")
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)
