"""JSON documents, lines and cells by themselves."""

import json as standard

from escrowbook.core.reports.rows import Report, Row
from escrowbook.views import csv, json, jsonl, tsv
from escrowbook.views.screen import Screen

ROW: Row = {"id": "M1", "title": "Tomás, =1", "flags": ["a", "b"], "due": None}
REPORT = Report("log/1", tuple(ROW), [ROW], {"contract": "site"})
ASCII = Screen(encoding="ascii")


def test_a_document_has_its_schema_first() -> None:
    (document,) = json.draw(REPORT, Screen())

    assert ["schema", "contract", "rows"] == list(standard.loads(document))
    assert "Tomás" in document
    assert document.endswith("}\n")


def test_a_line_is_one_object() -> None:
    (line,) = jsonl.draw(REPORT, Screen())

    assert '{"id":"M1","title":"Tomás, =1","flags":["a","b"],"due":null}\n' == line


def test_ascii_outputs_get_ascii_json() -> None:
    assert json.json_document(ROW, ASCII).isascii()
    assert jsonl.json_line(ROW, ASCII).isascii()
    assert ROW == standard.loads(jsonl.json_line(ROW, ASCII))


def test_cells_of_a_line() -> None:
    assert ["id\ttitle\tflags\tdue\n", "M1\tTomás, =1\ta,b\t\n"] == list(tsv.draw(REPORT, Screen()))
    assert ["id,title,flags,due\n", 'M1,"Tomás, =1","a,b",\n'] == list(csv.draw(REPORT, Screen()))


def test_quotes_are_doubled() -> None:
    report = Report("x/1", ("title",), [{"title": 'a "b"'}])

    assert 'title\n"a ""b"""\n' == "".join(csv.draw(report, Screen()))
