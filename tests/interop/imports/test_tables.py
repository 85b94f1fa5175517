"""Hostile and careless files get one clear line that names the file, the row and the remedy."""

import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciranda.interop.imports import files, tables
from ciranda.interop.imports.results import FileRefused
from ciranda.interop.imports.sensitive import is_sensitive
from ciranda.interop.imports.tables import Column, read, read_heading, source_of

COLUMNS = (Column("name", "a name", True, ("nome",)), Column("phone", "a phone"))


def survey(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    heading = read_heading(path, COLUMNS, encoding)
    return [line.values for line in read(path, heading, encoding)]


def refusal(path: Path, encoding: str = "utf-8") -> str:
    with pytest.raises(FileRefused) as refused:
        survey(path, encoding)
    said = str(refused.value)
    assert "\n" not in said
    assert str(path) in said
    return said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\n\n\n", "empty"),
        (b"PK\x03\x04rest of a spreadsheet", "CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old spreadsheet"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"%PDF-1.7", "PDF"),
        ("name,phone\nÉvora,1\n".encode("utf-16"), "--encoding utf-16"),
        ("name,phone\nÉvora,1\n".encode("utf-16-le"), "--encoding utf-16"),
        ("name,phone\nÉvora,1\n".encode("latin-1"), "row 2"),
        ("name,phone\nÉvora,1\n".encode("latin-1"), "--encoding windows-1252"),
        (b"name,phone\na,1\nb\x00,2\n", "row 3: There is a NUL byte"),
        (b"phone\n1\n", "name"),
        (b"nam,phone\n1,2\n", "did you mean «nam»"),
        (b"name,name\n1,2\n", "two columns"),
        (b'name,phone\n"never closed,1\n' + b"x,y\n" * 50000, "quote mark"),
        (b'name,phone\n"a"b,1\n', "row 2: The quote marks"),
        (b"name,phone\ra,1\rb,2\r", "old Mac"),
        (b"," * 5000 + b"\n", "5001 columns"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path)
    assert "no such file" in refusal(tmp_path / "absent.csv")


def test_an_endless_line_is_refused_without_reading_it(tmp_path: Path) -> None:
    """A sparse file of 2 GB: one line, and no memory for it."""
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        file.write(b"name,phone\n" + b"x" * 5000)
        file.truncate(2 * 1024**3)
    tracemalloc.start()
    try:
        said = refusal(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "row 2" in said
    assert "longer than" in said
    assert peak < 20_000_000


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "windows-1252", "utf-8-sig"])
def test_another_encoding_is_read_when_it_is_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("nome;phone\nÉvora;1\n".encode(encoding))
    assert survey(path, encoding) == [{"name": "Évora", "phone": "1"}]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator_is_understood(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        f"other{separator}NOME{separator}phone\n1{separator}a, b{separator}2\n".replace(
            "a, b", '"a, b"'
        )
    )
    assert survey(path) == [{"name": "a, b", "phone": "2"}]


def test_rows_bear_the_numbers_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('name,phone\na,1\n\n"b\nb",2\n')
    heading = read_heading(path, COLUMNS)
    assert [(line.number, line.values["name"]) for line in read(path, heading)] == [
        (2, "a"),
        (4, "b\nb"),
    ]


def test_a_row_with_too_many_cells_is_named_not_shifted(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("name,phone\na,1,2\n")
    [line] = read(path, read_heading(path, COLUMNS))
    assert "3 cells" in line.problem
    assert line.values == {}


def test_columns_of_origin_status_and_numbers_are_dropped_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("name,Nacionalidade,residence_status,NIF\na,x,,123456789\n")
    heading = read_heading(path, COLUMNS)
    [line] = read(path, heading)
    assert line.values == {"name": "a"}
    assert line.dropped == 2


@pytest.mark.parametrize(
    "heading",
    ["Ethnicity", "us-core-race", "raça", "residencePermit", "Título de residência", "NISS", "SSN"],
)
def test_sensitive_headings_are_recognised(heading: str) -> None:
    assert is_sensitive(heading)


@pytest.mark.parametrize("heading", ["trace", "place", "address", "visit", "unified", "language"])
def test_ordinary_headings_are_not(heading: str) -> None:
    assert not is_sensitive(heading)


def test_a_file_of_rejected_rows_is_the_same_source() -> None:
    names = ["sites.csv", "sites.rejected.csv", "sites.rejected-2.csv"]
    assert {source_of(Path(name)) for name in names} == {"sites"}


@settings(max_examples=300, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "table.csv"
    path.write_bytes(content)
    with suppress(FileRefused):
        survey(path)


@settings(max_examples=300, deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=12), max_size=4), max_size=6))
def test_any_text_under_a_good_heading_is_read_or_refused(tmp_path_factory, rows) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "table.csv"
    text = "name,phone\n" + "\n".join(",".join(row) for row in rows)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(FileRefused):
        assert all(set(values) in (set(), {"name", "phone"}) for values in survey(path))


def test_limits_are_what_the_messages_say() -> None:
    assert files.LONGEST_LINE == 1_000_000
    assert tables.LONGEST_CELL == 100_000
