"""The page: a button for everybody, and a search for archivists."""

import io
import zipfile

PATH = "/deviations/@@subject-access"


def names(answer) -> list[str]:
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        return file.namelist()


def test_everybody_gets_her_own(web):
    number = web.at(web.case("closed", reporter="per")).number
    page = web.visitor("per").page(PATH)
    assert page.status_code == 200 and 'name="find"' not in page.text
    assert 'href="http' in page.text
    assert f"{number}/{number}-redacted.pdf" in names(web.visitor("per").send(PATH, {"person": "per"}))


def test_others_are_for_archivists(web):
    web.case("closed", reporter="per")
    refused = web.visitor("kari").send(PATH, {"person": "per"})
    assert refused.status_code == 403 and "html" in refused.headers["Content-Type"]
    searched = web.visitor("kari").send(PATH, {"find": "per", "search": "1"})
    assert searched.status_code == 200 and 'value="per"' not in searched.text
    found = web.visitor("archivist").send(PATH, {"find": "per", "search": "1"})
    assert 'value="per"' in found.text
    assert len(names(web.visitor("archivist").send(PATH, {"person": "per"}))) > 2


def test_without_our_own_form_nothing_is_sent(web):
    answer = web.visitor("archivist").send(PATH, {"person": "per"}, token=False)
    assert answer.status_code == 403 and "html" in answer.headers["Content-Type"]


def test_my_cases_lead_there(web):
    assert "/@@subject-access" in web.visitor("per").page("/deviations/my-reports").text
