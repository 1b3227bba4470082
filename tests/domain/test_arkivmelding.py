"""A case as ``arkivmelding``: as typed in, valid by the schema, and whatever is in it."""

from datetime import date
from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from ntnu.deviations.archive.noark import model
from ntnu.deviations.archive.noark.arkivmelding import arkivmelding
from ntnu.deviations.archive.noark.arkivmelding import guid
from pathlib import Path
from tests.domain.noark_cases import DELIVERY
from tests.domain.noark_structure import faults
from xml.etree import ElementTree

EXPECTED = Path(__file__).with_name("noark_expected.xml")

TEXTS = st.text(st.characters(), max_size=40)
UIDS = st.uuids().map(lambda uid: uid.hex)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
SHIELDINGS = st.none() | st.builds(model.Shielding, TEXTS, TEXTS)
PAPERS = st.builds(
    model.Paper, UIDS, TEXTS, TEXTS, MOMENTS, TEXTS, st.sampled_from([model.ARCHIVAL, model.ORIGINAL])
)
WRITTEN_OFF = st.builds(
    model.WrittenOff, DAYS, TEXTS, st.sampled_from([model.BY_MAIL, model.NOTED]), st.none() | UIDS
)
RECORDS = st.builds(
    model.Record,
    uid=UIDS,
    kind=st.sampled_from([model.INCOMING, model.OUTGOING, model.INTERNAL]),
    title=TEXTS,
    public_title=TEXTS,
    at=MOMENTS,
    by=TEXTS,
    sender=TEXTS,
    receiver=TEXTS,
    papers=st.lists(PAPERS, min_size=1, max_size=3).map(tuple),
    written_off=st.lists(WRITTEN_OFF, max_size=2).map(tuple),
    shielding=SHIELDINGS,
)
FOLDERS = st.builds(
    model.Folder,
    uid=UIDS,
    number=TEXTS,
    year=st.integers(1900, 2200),
    sequence=st.integers(1, 10**6),
    title=TEXTS,
    public_title=TEXTS,
    opened=MOMENTS,
    opened_by=TEXTS,
    closed=st.none() | MOMENTS,
    closed_by=TEXTS,
    unit=TEXTS,
    responsible=TEXTS,
    records=st.lists(RECORDS, max_size=4).map(tuple),
    state=st.sampled_from([model.CLOSED, model.WITHDRAWN]),
    parties=st.lists(st.builds(model.Party, TEXTS, TEXTS), max_size=2).map(tuple),
    keywords=st.lists(TEXTS, max_size=2).map(tuple),
    shielding=SHIELDINGS,
)
DELIVERIES = st.builds(model.Delivery, id=UIDS, at=MOMENTS, by=TEXTS, folder=FOLDERS)


def test_one_case_as_typed_in():
    assert arkivmelding(DELIVERY).decode() == EXPECTED.read_text(encoding="utf-8")


def test_it_is_valid():
    assert faults(arkivmelding(DELIVERY)) == []


@settings(deadline=None, max_examples=150)
@given(DELIVERIES)
def test_whatever_is_in_it_it_is_valid(delivery):
    xml = arkivmelding(delivery)
    assert faults(xml) == []
    found = [
        element for element in ElementTree.fromstring(xml).iter() if element.tag.endswith("}antallFiler")
    ]
    assert found[0].text == str(sum(len(record.papers) for record in delivery.folder.records))


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=200)
)
def test_text_comes_out_as_it_went_in(text):
    folder = model.Folder(**{**vars(DELIVERY.folder), "title": text})
    xml = arkivmelding(model.Delivery("1", DELIVERY.at, "", folder, DELIVERY.system))
    titles = [e.text or "" for e in ElementTree.fromstring(xml).iter() if e.tag.endswith("}tittel")]
    assert titles[0] == text


def test_what_xml_cannot_hold_is_replaced():
    folder = model.Folder(**{**vars(DELIVERY.folder), "title": "a\x00b\x1bc\ud800d\uffffe\u000bf"})
    xml = arkivmelding(model.Delivery("1", DELIVERY.at, "", folder, DELIVERY.system))
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf".encode() in xml


def test_a_uid_as_the_archive_spells_it():
    assert guid("0123456789abcdef0123456789abcdef") == "01234567-89ab-cdef-0123-456789abcdef"
