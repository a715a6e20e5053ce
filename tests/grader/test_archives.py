"""Archives give the expected files and nothing else, whatever is in them."""

from __future__ import annotations

import io
import struct
import tarfile
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.grader import archive as archives
from kit.grader.archive import Tar, Zip
from kit.grader.members import Folder, Member
from kit.grader.wanted import Wanted, take

STUB = "01_money/total.py"
WANTED = Wanted({"total.py": STUB, "counter.py": "01_money/counter.py"})
ODD = ["/etc/total.py", "../total.py", "01_money/../../total.py", "C:\\total.py", "a\\..\\total.py"]


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            with pytest.warns(match="Duplicate name") if name in archive.NameToInfo else _quiet():
                archive.writestr(name, data)
    return Zip(path)


class _quiet:  # noqa: N801 - a context manager
    def __enter__(self):
        return None

    def __exit__(self, *_):
        return False


def tarred(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return Tar(path)


MAKERS = [(zipped, "a.zip"), (tarred, "a.tar.gz")]
both = pytest.mark.parametrize(("make", "name"), MAKERS, ids=["zip", "tar"])


@both
@pytest.mark.parametrize("prefix", ["", "exercises/", "Ana's work/exercises/", "./x/y/"])
def test_the_tree_may_stand_in_any_folder(make, name, prefix, tmp_path):
    taken = take(make(tmp_path / name, [(prefix + STUB, b"x = 1\n")]), WANTED)
    assert taken.files == {STUB: b"x = 1\n"}
    assert not taken.notes


@both
def test_stubs_without_a_folder(make, name, tmp_path):
    taken = take(make(tmp_path / name, [("total.py", b"1"), ("my/counter.py", b"2")]), WANTED)
    assert taken.files == {STUB: b"1", "01_money/counter.py": b"2"}


@both
@pytest.mark.parametrize("path", ODD)
def test_a_path_that_leads_out_is_refused(make, name, path, tmp_path):
    taken = take(make(tmp_path / name, [(path, b"x")]), WANTED)
    assert not taken.files
    assert len(taken.notes) == 1


@both
def test_a_name_that_is_there_twice_is_not_taken(make, name, tmp_path):
    members = [(STUB, b"right"), (STUB, b"wrong"), ("01_money/counter.py", b"c")]
    taken = take(make(tmp_path / name, members), WANTED)
    assert taken.files == {"01_money/counter.py": b"c"}
    assert "2 times" in taken.notes[0]


@both
def test_nothing_else_is_taken(make, name, tmp_path):
    others = ["conftest.py", "pytest.ini", "sitecustomize.py", "a.pth", "kit/__init__.py",
              "01_money/test_total.py", "01_money/chapter.toml", "json.py"]  # fmt: skip
    members = [(each, b"x") for each in others] + [(f"01_money/{each}", b"x") for each in others]
    taken = take(make(tmp_path / name, [*members, (STUB, b"x")]), WANTED)
    assert list(taken.files) == [STUB]


@both
def test_the_solutions_of_a_repository_are_not_taken_for_answers(make, name, tmp_path):
    members = [("repo/solutions/" + STUB, b"theirs"), ("repo/exercises/" + STUB, b"mine")]
    taken = take(make(tmp_path / name, members), WANTED)
    assert taken.files == {STUB: b"mine"}


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE,
                                  tarfile.FIFOTYPE, tarfile.BLKTYPE])  # fmt: skip
def test_a_member_of_a_tar_that_is_no_regular_file_is_refused(kind, tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        info = tarfile.TarInfo(STUB)
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
    taken = take(Tar(tmp_path / "a.tar"), WANTED)
    assert not taken.files
    assert "no regular file" in taken.notes[0]


def test_a_link_in_a_zip_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        info = zipfile.ZipInfo(STUB)
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    taken = take(Zip(tmp_path / "a.zip"), WANTED)
    assert not taken.files
    assert "link" in taken.notes[0]


@both
def test_a_large_file_is_refused_by_what_it_declares(make, name, tmp_path):
    taken = take(make(tmp_path / name, [(STUB, b"\0" * 2_000_000)]), WANTED)
    assert not taken.files
    assert "2000000 bytes" in taken.notes[0]


def test_a_zip_that_lies_about_a_size_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    zipped(path, [(STUB, b"\0" * 900_000)])
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    path.write_bytes(bytes(data))
    taken = take(Zip(path), WANTED)
    assert not taken.files
    assert taken.notes


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path):
    taken = take(zipped(tmp_path / "a.zip", [(STUB, b"\0" * 1_000_000)]), WANTED)
    assert not taken.files
    assert "unpacks to" in taken.notes[0]


def test_a_tar_bomb_ends_early_and_takes_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_UNPACKED", 4_000_000)
    path = tmp_path / "a.tar.gz"
    tarred(path, [("big", b"\0" * 40_000_000), (STUB, b"x")])
    tracemalloc.start()
    taken = take(Tar(path), WANTED)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not taken.files
    assert "unpacks to more" in taken.notes[0]
    assert most < 8_000_000


@both
def test_too_many_names_are_refused(make, name, tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 20)
    taken = take(make(tmp_path / name, [(f"{n}", b"") for n in range(40)]), WANTED)
    assert "more than 20 files" in taken.notes[0]


def test_a_long_list_of_names_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_DIRECTORY", 500)
    taken = take(zipped(tmp_path / "a.zip", [(f"{n}", b"") for n in range(40)]), WANTED)
    assert "too long" in taken.notes[0]


@pytest.mark.parametrize("reader", [Zip, Tar])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x05\x06", b"\x1f\x8b", b"hello" * 300, b"PK\x03\x04" * 99]
)
def test_what_is_no_archive_is_a_note(reader, data, tmp_path):
    path = tmp_path / "a"
    path.write_bytes(data)
    assert take(reader(path), WANTED).files == {}


def test_an_encrypted_zip_is_a_note(tmp_path):
    path = tmp_path / "a.zip"
    zipped(path, [(STUB, b"x")])
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    taken = take(Zip(path), WANTED)
    assert not taken.files
    assert taken.notes


names = st.sampled_from(
    [STUB, "total.py", "counter.py", "../total.py", "/total.py", "a/b/total.py", "a/" + STUB,
     "conftest.py", "solutions/" + STUB, "01_money/total.py/x", "日本/total.py", "x" * 90]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(members=st.lists(st.tuples(names, st.binary(max_size=20)), max_size=6))
def test_only_expected_names_with_their_own_bytes_come_out(members, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    for make, name in MAKERS:
        usable = [each for each in members if name == "a.tar.gz" or members.count(each) == 1]
        seen = dict(usable)
        unique = list(seen.items()) if name == "a.zip" else usable
        taken = take(make(folder / name, unique), WANTED)
        assert set(taken.files) <= set(WANTED.files.values())
        for path, data in taken.files.items():
            last = path.rpartition("/")[2]
            assert any(each.endswith(last) and data == content for each, content in unique)
    assert sorted(each.name for each in folder.iterdir()) == ["a.tar.gz", "a.zip"]


@settings(max_examples=60, deadline=None)
@given(noise=st.binary(max_size=80), at=st.integers(0, 400), packed=st.booleans())
def test_a_damaged_archive_is_a_note_and_never_an_error(noise, at, packed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("damaged")
    make, name = MAKERS[packed]
    reader = make(folder / name, [(STUB, b"x = 1\n" * 9), ("counter.py", b"y")])
    data = bytearray((folder / name).read_bytes())
    data[at : at + len(noise)] = noise
    (folder / name).write_bytes(bytes(data))
    for content in take(reader, WANTED).files.values():
        assert isinstance(content, bytes)


def test_a_folder_with_links_fifos_and_a_huge_file(tmp_path):
    import os

    secret = tmp_path / "secret.py"
    secret.write_text("secret")
    root = tmp_path / "ana"
    (root / "01_money").mkdir(parents=True)
    (root / "01_money" / "total.py").symlink_to(secret)
    os.mkfifo(root / "counter.py")
    (root / "loop").symlink_to(root)
    taken = take(Folder(root), WANTED)
    assert not taken.files
    assert len(taken.notes) == 2


@pytest.mark.parametrize("path", ["a/b.py", "b.py", "./b.py"])
def test_a_plain_path_is_safe(path):
    assert Member(path, "file").safe
