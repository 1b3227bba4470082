"""The names of the University of Nordlys, and its fourth language."""

import pytest
from html import unescape
from ntnu.deviations import settings
from tests.documents import reading
from tests.register import REPORT

VISIT = {"visited": "2020-11-02", "at_the_place": "Rekkverket er borte."}


NAMES = (
    "institution",
    "institution_long",
    "system",
    "system_long",
    "archive",
    "number_prefix",
    "role_titles",
)
#: The names that ntnu.deviations uses where nobody has set others.
RECORDS = {
    "institution": "NTNU",
    "institution_long": "Norges teknisk-naturvitenskapelige universitet | "
    "Noregs teknisk-naturvitskaplege universitet | Norwegian University of Science and Technology",
    "system": "EQS",
    "system_long": "EQS NTNU",
    "archive": "ePhorte",
    "number_prefix": "AVVIK",
    "role_titles": [],
}


def records():
    return {name: settings.get(name) for name in NAMES}


@pytest.fixture(scope="module")
def before(web):
    """The number of a case from before the add-on was installed."""
    assert records() == RECORDS
    return web.at(web.case("in_process")).number


@pytest.fixture(autouse=True, scope="module")
def installed(before, installs):
    installs()


def test_its_names_are_on_pages_and_in_mails(web):
    web.committed(lambda house: house.forget_mails())
    assert web.visitor("kari").report(REPORT).json()["case_number"].startswith("VARDE-")
    for mail in web.committed(lambda house: house.mails()):
        assert mail["Subject"].startswith("[Varde UNord] ") and mail["From"].startswith("Varde UNord ")
    page = web.visitor("kari").page("/deviations", language="en").text
    assert "Varde" in page and "NTNU" not in page


def test_cases_from_before_are_found_by_their_number(web, before):
    assert before.startswith("AVVIK-")
    assert web.visitor("worker.idi").page(f"/deviations/case/{before}").status_code == 200


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Nærmeste leder"), ("nn", "Næraste leiar"), ("en", "Closest manager")]
)
def test_a_role_has_another_title(web, language, title):
    page = unescape(web.visitor("eqs").page("/deviations/ie/@@sharing", language=language).text)
    assert title in page


def test_pages_in_northern_sami(web):
    kari = web.visitor("kari")
    page = unescape(kari.page("/deviations/my-reports", language="se").text)
    assert 'lang="se"' in page and "Mu áššit" in page and "Logg ut" in page
    assert "mehtera" in kari.page("/deviations/@@report", step="where", language="se").text
    case, worker = web.case("in_process"), web.visitor("worker.idi")
    assert worker.act(case, "nordlys_record_visit", **VISIT).status_code == 200
    shown = unescape(worker.page(case, language="se").text)
    assert "Galledeamit" in shown and "Mii dáhpáhuvai?" in shown and "På stedet" in shown
    made = worker.page(f"{case}/@@case-pdf", language="se").content
    assert str(reading.opened(made).Root.Lang) == "se" and "Mii dáhpáhuvai?" in reading.text(made)


def test_mails_in_northern_sami(web):
    """The product's texts, the add-on's own, and bokmål where there is no text."""

    def reads(house, language):
        house.portal.acl_users.getUserById("manager.idi").setProperties(language=language)
        house.forget_mails()

    def mailed(person):
        found = web.committed(lambda house: house.mails())
        web.committed(lambda house: house.forget_mails())
        (mail,) = [mail for mail in found if mail["To"].startswith(f"{person}@")]
        return (
            mail["Content-Language"],
            mail["Subject"],
            mail.get_body(("plain",)).get_content().replace("\r\n", "\n"),
        )

    web.committed(lambda house: reads(house, "se"))
    answer = web.visitor("kari").report({**REPORT, "reply_language": "se"}).json()
    number = answer["case_number"]
    told = mailed("kari")
    assert told[:2] == ("se", f"[Varde UNord] Du dieđáhus «{REPORT['title']}» lea boahtán, ID {number}")
    case = web.case("in_process")
    web.committed(lambda house: house.forget_mails())
    web.visitor("worker.idi").act(case, "nordlys_record_visit", **VISIT)
    language, subject, text = mailed("manager.idi")
    assert (language, subject) == ("se", f"[Varde UNord] Galledeapmi: ášši {web.at(case).number}")
    assert "Beaivi: 2020 skábmamánnu 2\nGii: Navn worker.idi\n" in text
    web.visitor("recipient.ie").act(answer["@id"], "request_information", text="Når?")
    assert mailed("kari")[0] == "nb"
    web.committed(lambda house: reads(house, "nb"))


def test_taken_out_again(web, before, installs):
    """The languages and the names are removed with the package; cases keep their numbers."""
    kept = web.case("in_process")
    assert web.at(kept).number.startswith("VARDE-")
    installs("uninstall")
    assert settings.get("languages") == ["nb", "nn", "en"]
    assert records() == RECORDS
    page = web.visitor("kari").page("/deviations", language="en").text
    assert "NTNU" in page and "Varde" not in page
    assert web.at(web.case("in_process")).number.startswith("AVVIK-")
    assert web.visitor("worker.idi").page(kept).status_code == 200
    installs()
