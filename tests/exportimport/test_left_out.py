"""What the server has lost does not end an export, which tells of it to who may know."""

from Acquisition import aq_parent
from ntnu.deviations.content.stored_file import FileMissing
from ntnu.deviations.exportimport import folder
from ntnu.deviations.exportimport import register
from tests import parts
from tests.exportimport.taking import Export


def left_out(export: Export) -> set[tuple[str, str, str]]:
    found = {(one["what"], one["why"], one["name"]) for one in export.register["left_out"]}
    return {one for one in found if one[0] != "speakup"}


def test_a_case_that_is_gone(house, tmp_path):
    gone, there = house.case("in_process"), house.case("closed")
    aq_parent(gone)._tree.pop(gone.getId())
    export = Export(house, "technician", tmp_path / "manager")
    assert export.numbers == {there.number}
    assert left_out(export) == {("case", "case_gone", gone.number)}
    # Whoever has nothing to do with it is told nothing of it.
    other = Export(house, "worker.hf", tmp_path / "other")
    assert left_out(other) == set() and gone.number not in other.text


def test_a_case_that_cannot_be_read(house, tmp_path, monkeypatch):
    broken, there = house.case("in_process"), house.case("closed")
    real = register.Taking._json

    def read(self, content, **how):
        if content.getId() == broken.getId():
            raise AttributeError("spoilt")
        return real(self, content, **how)

    monkeypatch.setattr(register.Taking, "_json", read)
    export = Export(house, "technician", tmp_path / "manager")
    assert export.numbers == {there.number} and export.register["counts"]["cases"] == 1
    assert left_out(export) == {("case", "unreadable", broken.number)}


def test_a_file_whose_bytes_are_gone(house, tmp_path, monkeypatch):
    case = house.case("in_process")
    file = parts.attachment(house, case)

    def lost(_file):
        raise FileMissing

    monkeypatch.setattr(folder, "opened", lost)
    export = Export(house, "technician", tmp_path / "manager")
    assert export.numbers == {case.number} and export.register["counts"]["files"] == 0
    assert left_out(export) == {("file", "file_missing", f"{case.number} {file.UID()}")}
    assert [one["filename"] for one in export.of(case.number)["attachments"]] == ["plan.txt"]
