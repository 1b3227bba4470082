"""A draft names the case or the unit it is about, in the list of drafts and in what is stored about one."""

import io
import json
import zipfile
from lxml import html
from tests.browser_forms.desk import Desk
from tests.browser_forms.part_cases import text
from tests.documents.reading import text as pdf_text


def test_what_is_stored_about_its_author_names_the_case_or_the_unit(web):
    case, worker, admin = web.case("in_process"), web.visitor("worker.idi"), web.visitor("admin.ie")
    Desk(worker, f"{case}/@@note-form").press("look", **{"add_message.text": "Eit notat."})
    Desk(admin, "/deviations/ie/iik/@@role-form?role=Line Manager").press("search", find="ola")
    number = web.at(case).number
    for visitor, wanted, row in (
        (worker, (number, None), f"Case {number}"),
        (admin, (None, "IIK"), "Unit IIK"),
    ):
        answer = visitor.get("/deviations/@subject-access")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
            (told,) = json.loads(package.read("index.json"))["drafts"]
            overview = " ".join(pdf_text(package.read("overview.pdf")).split())
        assert (told["case_number"], told["unit"]) == wanted
        assert row in overview
        (listed,) = html.fromstring(visitor.page("/deviations/@@my-reports").text).xpath(
            "//*[@id='drafts']//li"
        )
        assert (wanted[0] or wanted[1]) in text(listed.xpath(".//*[@class='dv-num']"))
