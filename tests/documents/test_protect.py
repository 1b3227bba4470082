"""An encrypted document opens with its pass phrase only, and is readable then as it was."""

import io
import pikepdf
import pytest
from ntnu.deviations.documents.pdf import to_pdf
from ntnu.deviations.documents.protect import encrypt
from ntnu.deviations.documents.protect import phrase_of
from tests.documents import reading
from tests.documents.test_pdf import document

PHRASE = "abcd-efgh-jkmn-pqrs-tuvw"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return to_pdf(document("Hemmelig ord"))


def test_it_opens_with_the_phrase_only(plain):
    data = encrypt(plain, PHRASE)
    assert b"Hemmelig" not in data
    for wrong in ("", PHRASE.upper(), PHRASE[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(data), password=wrong)
    with pikepdf.open(io.BytesIO(data), password=PHRASE) as pdf:
        assert pdf.is_encrypted
        # AES with a key of 256 bits.
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert "aesv3" in str(pdf.encryption.stream_method).lower()
        assert reading.xmp(pdf) == {}
        assert "H1" in reading.tags(pdf)
        out = io.BytesIO()
        pdf.save(out, encryption=False)
    assert "Hemmelig ord" in reading.text(out.getvalue())


def test_phrases_are_new_and_easy_to_tell():
    found = {phrase_of() for _number in range(200)}
    assert len(found) == 200
    for phrase in found:
        assert [len(group) for group in phrase.split("-")] == [4] * 5
        assert not set(phrase) & set("il1o0O")
