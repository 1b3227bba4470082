"""Both ways to an archive: whole or not at all, once, and in each way that it can fail."""

import pytest
from ntnu.deviations.archive.errors import NotDelivered
from ntnu.deviations.archive.errors import Receipt
from ntnu.deviations.archive.transports import folder as by_folder
from ntnu.deviations.archive.transports import http as by_http
from tests.archive.server import Archive
from tests.archive.server import TOKEN

ID = "0b0e0a5c-0000-4000-8000-000000000001"


@pytest.fixture
def package(tmp_path):
    place = tmp_path / "made" / f"AVVIK-2026-000412-{ID}"
    place.mkdir(parents=True)
    (place / "arkivmelding.xml").write_bytes(b"<arkivmelding/>")
    (place / "001-dokument.pdf").write_bytes(b"%PDF \r\n--package-\r\n" + bytes(range(256)))
    return place


@pytest.fixture
def archive(monkeypatch):
    with Archive() as running:
        monkeypatch.setenv(by_http.URL, running.url)
        monkeypatch.setenv(by_http.TOKEN, TOKEN)
        monkeypatch.setenv(by_http.TIMEOUT, "1")
        yield running


def contents(place) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def send(package, sent_before=False) -> str:
    receipt = by_http.HttpTransport().deliver(package, ID, sent_before)
    assert receipt.confirmed
    return receipt.text


# over HTTP -------------------------------------------------------------------------------------


def test_the_files_come_as_they_are(archive, package):
    assert send(package) == "2026/1"
    assert archive.taken == {ID: contents(package)}


@pytest.mark.parametrize(
    ("how", "problem", "final", "taken"),
    [
        ("500", "server_error", False, 0),
        ("400", "refused", True, 0),
        ("too large", "refused", True, 0),
        ("drop before", "unreachable", False, 0),
        ("drop after", "unreachable", False, 1),
        ("hang after", "timeout", False, 1),
        ("rubbish after", "rubbish", False, 1),
        ("no receipt after", "rubbish", False, 1),
    ],
)
def test_what_can_go_wrong(archive, package, how, problem, final, taken):
    archive.failing = [how]
    with pytest.raises(NotDelivered) as error:
        send(package)
    assert (error.value.problem, error.value.final) == (problem, final)
    assert len(archive.taken) == taken
    archive.go_on.set()
    assert send(package, sent_before=True) == "2026/1"
    assert archive.asked == [ID]
    # What the archive had was not sent again.
    assert len(archive.posts) == 2 - taken
    assert archive.taken == {ID: contents(package)}


def test_a_conflict_means_that_the_archive_has_it(archive, package):
    archive.failing = ["409 with receipt"]
    assert send(package) == "2026/1"
    # One without a receipt: it is asked for.
    assert send(package) == "2026/1"
    assert len(archive.taken) == 1 and archive.asked == [ID]


def test_what_is_taken_in_is_not_kept_yet(archive, package):
    archive.failing = ["202"]
    way = by_http.HttpTransport()
    assert way.deliver(package, ID, False) == Receipt("mottak/2026/1", confirmed=False)
    assert way.ask(ID) == way.deliver(package, ID, True) == Receipt("", confirmed=False)
    archive.answers[ID] = (200, {"receipt": "2026/7"})
    assert way.ask(ID) == Receipt("2026/7")
    archive.answers[ID] = (404, {})
    assert way.ask(ID) is None
    assert len(archive.posts) == 1
    for status, problem, final in (
        (422, "refused", True),
        (405, "not_askable", False),
        (500, "server_error", False),
    ):
        archive.answers[ID] = (status, {"detail": "Journalenhet IDI finnes ikke."})
        with pytest.raises(NotDelivered) as error:
            way.ask(ID)
        assert (error.value.problem, error.value.final) == (problem, final)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"error": "not valid"}, "not valid"),
        (
            {"title": "Feil", "detail": "Journalenhet\nIDI finnes ikke."},
            "Journalenhet IDI finnes ikke. · Feil",
        ),
        ({"errors": [{"message": "Én"}, {"message": "to"}], "trace": "secret"}, "Én · to"),
        ("bare tekst", "bare tekst"),
        ({"detail": "x" * 900}, "x" * 499 + "…"),
        ([1, None, {}], ""),
        ({"detail": 17}, ""),
    ],
)
def test_what_the_archive_says_is_kept(archive, package, body, reason):
    archive.failing = [(422, body)]
    with pytest.raises(NotDelivered) as error:
        send(package)
    assert (error.value.problem, error.value.final, error.value.reason) == ("refused", True, reason)


def test_a_wrong_token(archive, package, monkeypatch):
    monkeypatch.setenv(by_http.TOKEN, "other")
    with pytest.raises(NotDelivered) as error:
        send(package)
    assert (error.value.problem, error.value.final) == ("unauthorised", False)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", "no_archive"),
        ("http://127.0.0.1:1/arkiv", "unreachable"),
        ("http://127.0.0.1:x/", "unreachable"),
        ("nonsense", "unreachable"),
        ("http://no-such-host.invalid/", "unreachable"),
    ],
)
def test_no_archive_there(package, monkeypatch, url, problem):
    monkeypatch.setenv(by_http.URL, url)
    with pytest.raises(NotDelivered) as error:
        send(package)
    assert error.value.problem == problem


def test_a_large_file(archive, package):
    # 200 MB that take no room on the disk: nothing of it is held in memory at once on the way out.
    with (package / "002-vedlegg.bin").open("wb") as file:
        file.truncate(200_000_000)
    archive.failing = ["too large"]
    with pytest.raises(NotDelivered) as error:
        send(package)
    assert error.value.problem == "refused"


# a folder --------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path, monkeypatch):
    place = tmp_path / "archive"
    monkeypatch.setenv(by_folder.FOLDER, str(place))
    return place


def put(package) -> str:
    receipt = by_folder.FolderTransport().deliver(package, ID, False)
    assert receipt.confirmed and by_folder.FolderTransport().ask(ID) == receipt
    return receipt.text


def test_it_is_there_whole(root, package):
    assert put(package) == package.name
    assert [path.name for path in root.iterdir()] == [package.name]
    assert contents(root / package.name) == contents(package)


def test_a_second_time_it_stays_as_it_is(root, package):
    put(package)
    before = contents(package)
    (package / "001-dokument.pdf").write_bytes(b"other")
    assert put(package) == package.name
    assert contents(root / package.name) == before


def test_what_an_attempt_has_left_is_cleared_away(root, package):
    left = root / f".{package.name}.unfinished"
    left.mkdir(parents=True)
    (left / "001-dokument.pdf").write_bytes(b"half")
    put(package)
    assert [path.name for path in root.iterdir()] == [package.name]


def test_a_full_disk_leaves_nothing(root, package, monkeypatch):
    def full(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(by_folder, "_to_disk", full)
    with pytest.raises(NotDelivered) as error:
        put(package)
    assert (error.value.problem, error.value.final) == ("disk", False)
    assert list(root.iterdir()) == []
    monkeypatch.undo()
    monkeypatch.setenv(by_folder.FOLDER, str(root))
    assert put(package) == package.name


def test_no_folder(package, monkeypatch):
    monkeypatch.delenv(by_folder.FOLDER, raising=False)
    with pytest.raises(NotDelivered) as error:
        put(package)
    assert error.value.problem == "no_archive"


def test_a_folder_that_cannot_be_made(package, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(by_folder.FOLDER, str(tmp_path / "file" / "archive"))
    with pytest.raises(NotDelivered) as error:
        put(package)
    assert error.value.problem == "disk"
