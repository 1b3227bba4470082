"""Lines of the settings: what is refused, and that the line is named."""

import pytest
from ntnu.deviations.setting_lines import are_channels
from ntnu.deviations.setting_lines import are_contacts
from ntnu.deviations.setting_lines import are_file_types
from ntnu.deviations.setting_lines import BadLine
from ntnu.deviations.setting_lines import is_link


@pytest.mark.parametrize(
    "text",
    [
        "https://ntnu.example",
        "http://ntnu.example:8080/a?b=c#d",
        "https://[::1]/x",
        "/om-oss",
        "https://blåbær.example/å",
    ],
)
def test_links(text):
    assert is_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.ntnu.example",
        "ntnu.example/speakup",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///x",
        "http:ntnu.example",
        "//ntnu.example",
        "ftp://ntnu.example",
        "https://a b",
        " javascript:x",
        "https://ntnu.example\nx",
        "java\tscript:x",
        "https://[::1",
        "https://a:99999",
        "mailto:a@b.example",
    ],
)
def test_no_links(text):
    assert not is_link(text)


def wrong(are, *lines):
    """The number of the line that is refused."""
    with pytest.raises(BadLine) as caught:
        are(["", *lines])
    assert f"{caught.value.words['line']}" == caught.value.args[0].mapping["line"].__str__()
    return caught.value.words["line"]


def test_channels():
    good = "grave | https://speakup.example/"
    assert are_channels([good, "", "hse | https://hse.example"])
    for line in (
        "hse | hse.example",
        "hse | javascript:alert(1)",
        "hse",
        "hse | ",
        "other | https://x.example",
        good,
        "hse | https://x.example | more",
    ):
        assert wrong(are_channels, good, line) == 3


def test_contacts():
    good = "ombud@ntnu.example | Ombudet | Ombodet | The ombud | student"
    assert are_contacts([good, "https://ntnu.example/x | Noen | | | staff"])
    for line in (
        "ombud | Ombudet | Ombodet | The ombud | student",
        "javascript:x | A | A | A | staff",
        "ombud@ntnu.example | Ombudet | Ombodet | The ombud | everybody",
        "ombud@ntnu.example | | | | staff",
        "ombud@ntnu.example | Ombudet | staff",
        "www.ntnu.example | A | A | A | staff",
    ):
        assert wrong(are_contacts, good, line) == 3


def test_file_types():
    assert are_file_types(
        [
            "pdf | application/pdf",
            ".PNG | image/png",
            "csv | text/csv",
            "docx | application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "msg | application/vnd.ms-outlook",
        ]
    )
    for line in (
        "pdf",
        "pdf | ",
        "foo | application/foo",
        "| application/pdf",
        "pdf | pdf",
        "pdf | nonsense/pdf",
        "tar gz | application/gzip",
        "pdf | application/pdf | x",
    ):
        assert wrong(are_file_types, "pdf | application/pdf", line) == 3
