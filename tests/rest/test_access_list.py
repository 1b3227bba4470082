"""``@access`` of a case: the same rows as on its page, to those who may know."""

MEASURE = {
    "@type": "DeviationMeasure",
    "title": "Ny rutine",
    "description": "Skriv den.",
    "kind": "preventive",
    "responsible": "ola",
    "due": "2190-01-01",
}


def test_a_line_manager_reads_the_list_without_the_reporter(web):
    case = web.case("in_process")
    worker = web.visitor("worker.idi")
    measure = worker.post(case, MEASURE).json()
    rows = {(row["principal"], row["cause"], row["part"]) for row in worker.get(f"{case}/@access").json()}
    assert {("kari", "reported", None), ("ola", "measure", measure["UID"])} <= rows
    ends = {row["principal"]: row["end"] for row in worker.get(f"{case}/@access").json()}
    assert ends["kari"] is ends["recipient.ie"] is None
    assert ends["worker.idi"]["action"] == "reassign"
    assert ends["ola"]["action"] == "change" and ends["ola"]["@id"].startswith(measure["@id"])
    assert {row["end"] for row in web.visitor("manager.idi").get(f"{case}/@access").json()} == {None}
    read = web.visitor("manager.idi").get(f"{case}/@access")
    assert ("ola", "measure") in {(row["principal"], row["cause"]) for row in read.json()}
    assert "kari" not in read.text


def test_for_others_there_is_no_list(web):
    case = web.case("in_process")
    web.visitor("worker.idi").post(case, MEASURE)
    assert web.visitor("kari").get(f"{case}/@access").status_code == 403
    for person in ("ola", "recipient.hf", "admin.ie", "eqs"):
        assert web.visitor(person).get(f"{case}/@access").status_code == 404


def test_who_is_kept_out_is_in_no_row_and_finds_no_list(web):
    case = web.case("in_process")
    recipient = web.visitor("recipient.ie")
    done = recipient.act(case, "recuse", person="second.ie", reason="I familie.")
    # Who acted still sees the case, though the groups of its unit have changed.
    assert (done.json()["visible"], done.json()["@id"]) == (True, web.link(case))
    assert "second.ie" not in {row["principal"] for row in recipient.get(f"{case}/@access").json()}
    assert web.visitor("second.ie").get(f"{case}/@access").status_code == 404
