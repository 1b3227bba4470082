"""``@send-document`` and its form: to whom it was looked over, encrypted, the phrase told once, logged."""

import io
import pikepdf
import pytest
from lxml import html
from ntnu.deviations.caselog import storage
from tests.documents import reading
from tests.rest.asking import refused

TO = ["ola@ntnu.example", "per@ntnu.example"]
BODY = {"variant": "redacted", "to": TO, "sensitive": False, "reviewed": True}
FORM = {"variant": "redacted", "to": "\r\n".join(TO), "sensitive": "no"}


@pytest.fixture
def case(web):
    return web.case("in_process")


@pytest.fixture
def sent(web):
    """The mails with a file that were sent, as they are read."""
    web.committed(lambda house: house.forget_mails())

    def read():
        found = web.committed(lambda house: house.mails())
        return sorted((mail for mail in found if list(mail.iter_attachments())), key=lambda mail: mail["To"])

    return read


def opened(mail, phrase: str) -> str:
    (part,) = mail.iter_attachments()
    with pikepdf.open(io.BytesIO(part.get_content()), password=phrase) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=False)
    return reading.text(out.getvalue())


def test_it_comes_to_each_and_opens_with_the_phrase(web, case, sent):
    answer = web.visitor("worker.idi").post(
        f"{case}/@send-document", {**BODY, "variant": "full", "log": True}
    )
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["to"], told["variant"]) == (TO, "full")
    mails = sent()
    assert [mail["To"] for mail in mails] == TO
    number = web.at(case).number
    for mail in mails:
        assert mail["Subject"] == f"[EQS NTNU] Document from case {number}"
        # No answer that a program writes comes back to it.
        assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
        words = mail.get_body(("plain",)).get_content()
        assert "Navn worker.idi" in words and "\n\n" in words.replace("\r", "")
        for secret in (told["pass_phrase"], "Sensuren", "kari"):
            assert secret not in words
        (part,) = mail.iter_attachments()
        assert part.get_filename() == f"{number}.pdf"
        assert "Navn kari" in opened(mail, told["pass_phrase"])


def test_the_log_tells_who_sent_what_to_whom_and_never_the_phrase(web, case):
    revision = web.visitor("worker.idi").get(case).json()["revision"]
    answer = web.visitor("worker.idi").post(
        f"{case}/@send-document", {**BODY, "hide": ["Ola Olsen"], "sensitive": True}
    )
    phrase = answer.json()["pass_phrase"]
    entries = storage.entries(web.at(case))
    assert (entries[-1].actor, entries[-1].action, dict(entries[-1].why)) == (
        "worker.idi",
        "send_document",
        {
            "variant": "redacted",
            "language": "en",
            "with_log": False,
            "hidden": 1,
            "to": TO,
            "sensitive": True,
        },
    )
    assert phrase not in str([dict(entry.why) for entry in entries])
    told = web.visitor("worker.idi").get(f"{case}/@case-log", kind="documents").json()["items"][-1]["why"]
    assert {why["title"]: why["text"] for why in told}["Holds sensitive content"] == "Yes"
    assert web.visitor("worker.idi").get(case).json()["revision"] == revision


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"reviewed": False}, ("reviewed", "not_confirmed")),
        ({"reviewed": "yes"}, ("reviewed", "not_confirmed")),
        ({"sensitive": None}, ("sensitive", "required")),
        ({"sensitive": "no"}, ("sensitive", "required")),
        ({"to": []}, ("to", "required")),
        ({"to": "  \n "}, ("to", "required")),
        ({"to": 7}, ("to", "wrong_type")),
        ({"to": ["not an address"]}, ("to", "not_an_address")),
        ({"to": ["a@b.no\r\nBcc: c@d.no"]}, ("to", "not_an_address")),
        ({"to": [f"p{n}@ntnu.example" for n in range(21)]}, ("to", "too_many")),
        ({"variant": None}, ("variant", "required")),
        ({"variant": "outcome"}, ("variant", "unknown_value")),
        ({"variant": {"a": 1}}, ("variant", "unknown_value")),
        ({"variant": "receipt", "log": True}, ("log", "unknown_value")),
        ({"variant": "full", "hide": ["x"]}, ("hide", "unknown_field")),
        ({"cc": "x"}, ("cc", "unknown_field")),
    ],
)
def test_what_must_be_mended(web, case, sent, changes, error):
    answer = web.visitor("worker.idi").post(f"{case}/@send-document", {**BODY, **changes})
    assert error in refused(answer, 400)
    assert sent() == []
    assert storage.entries(web.at(case))[-1].action != "send_document"


def test_for_whom(web, case, sent):
    for person in ("kari", "manager.idi"):
        assert refused(web.visitor(person).post(f"{case}/@send-document", BODY), 403) == [(None, "not_yours")]
        page = web.visitor(person).page(f"{case}/@@send-document")
        assert page.status_code in (302, 401, 403)
    for person in ("per", "recipient.hf", "archivist", "eqs"):
        assert web.visitor(person).post(f"{case}/@send-document", BODY).status_code == 404
        assert web.visitor(person).page(f"{case}/@@send-document").status_code == 404
    assert web.visitor(None).post(f"{case}/@send-document", BODY).status_code == 401
    assert sent() == []
    assert web.visitor("recipient.ie").post(f"{case}/@send-document", BODY).status_code == 200


def test_what_is_handed_over_before_it_was_sent_is_not_sent(web, case, sent):
    assert web.visitor("worker.idi").post(f"{case}/@send-document", BODY).status_code == 200
    web.visitor("recipient.ie").act(case, "reregister", text="Saken er alvorlig.")
    assert sent() == []


# the form --------------------------------------------------------------------------------------


def tree(answer):
    return html.fromstring(answer.text)


def test_the_form_from_start_to_phrase(web, case, sent):
    worker, address = web.visitor("worker.idi"), f"{case}/@@send-document"
    start = tree(worker.page(address))
    assert [field.get("value") for field in start.xpath("//input[@name='variant']")] == [
        "full",
        "redacted",
        "receipt",
    ]
    assert not start.xpath("//input[@name='variant'][@checked] | //input[@name='sensitive'][@checked]")

    looked = tree(worker.send(address, {**FORM, "look": "1"}))
    assert "Tenk nøye gjennom hvem som bør få det." in looked.text_content()
    assert [node.text_content().strip() for node in looked.xpath("//form//li")] == TO
    assert sent() == []

    # What is looked over is what is sent.
    hidden = {node.get("name"): node.get("value") for node in looked.xpath("//form//input[@type='hidden']")}
    done = worker.send(address, {**hidden, "send": "1"}, token=False)
    assert done.status_code == 200 and "no-store" in done.headers["Cache-Control"]
    phrase = tree(done).get_element_by_id("pass-phrase").text_content().strip()
    for mail in sent():
        assert "Sensuren kom for sent" in opened(mail, phrase)
    assert len(sent()) == 2
    again = worker.page(address)
    assert phrase not in again.text


def test_nothing_typed_is_lost(web, case):
    worker, address = web.visitor("worker.idi"), f"{case}/@@send-document"
    form = {**FORM, "hide": "Ola Olsen", "to": "feil"}
    del form["sensitive"]
    answer = worker.send(address, {**form, "look": "1"})
    assert answer.status_code == 400
    page = tree(answer)
    assert page.get_element_by_id("hide").text.strip() == "Ola Olsen"
    assert page.get_element_by_id("to").text.strip() == "feil"
    links = page.xpath("//*[contains(@class, 'dv-errors')]//a/@href")
    assert links == ["#to", "#sensitive"]
    back = tree(worker.send(address, {**FORM, "hide": "Ola Olsen", "change": "1"}))
    assert back.get_element_by_id("hide").text.strip() == "Ola Olsen"
    assert back.xpath("//input[@name='sensitive'][@value='no'][@checked]")


def test_only_our_own_form_sends(web, case, sent):
    answer = web.visitor("worker.idi").send(f"{case}/@@send-document", {**FORM, "send": "1"}, token=False)
    assert answer.status_code == 403 and sent() == []
