"""Reading DMN files: every version of the standard, and files that are broken or made to harm."""

from __future__ import annotations

import pytest

from addendum.dmn import parse_model, read_models
from addendum.dmn.xml import MOST_BYTES, MOST_DEPTH
from addendum.findings import FindingsError
from dmn.models import DMN, decision, definitions, evaluator, formula, literal

VERSIONS = [
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
    "https://www.omg.org/spec/DMN/20240513/MODEL/",
]
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def refused(data):
    with pytest.raises(FindingsError) as caught:
        parse_model(data, "model.dmn")
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_of_dmn_is_read(version):
    assert evaluator(formula("1 + 1"), dmn=version).decision("d", {}) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encoding_of_the_file_is_its_own(encoding):
    text = (
        '<definitions xmlns="{}" namespace="urn:x"><decision name="Größe" id="d">{}</decision></definitions>'
    )
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'

    model = parse_model((declared + text.format(DMN, literal("1"))).encode(encoding), "model.dmn")

    assert model.decisions["d"].variable.name == "Größe"


def test_elements_of_other_namespaces_are_left_alone():
    foreign = '<x:extensionElements xmlns:x="urn:x"><x:decision id="no" name="no"/></x:extensionElements>'
    inside = f'<decision id="d" name="d">{foreign}<x:context xmlns:x="urn:x"/>{literal("1")}</decision>'

    model = parse_model(definitions(foreign, inside), "model.dmn")

    assert list(model.decisions) == ["d"]
    assert evaluator(foreign, inside).decision("d", {}) == 1


def test_line_breaks_and_cdata_belong_to_a_formula():
    text = "\n<![CDATA[ if 1 < 2\n // both\n then 1 else 2 ]]>\n"
    logic = f"<literalExpression><text>{text}</text></literalExpression>"

    assert evaluator(decision("d", logic)).decision("d", {}) == 1


def test_findings_name_the_line():
    asked = evaluator("\n\n", formula("1 +"))

    (finding,) = asked.check()

    assert (finding.place.file, finding.place.line) == ("here.dmn", 3)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "DMN-NOT-XML"),
        (b"no xml at all", "DMN-NOT-XML"),
        (b"<definitions", "DMN-NOT-XML"),
        (b"<a>&undefined;</a>", "DMN-NOT-XML"),
        (b"\xff\xfe\x00", "DMN-NOT-XML"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "DMN-NOT-XML"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "DMN-NOT-XML"),
        (b"<a/>", "DMN-NOT-A-MODEL"),
        (b'<definitions xmlns="urn:other"/>', "DMN-NOT-A-MODEL"),
        (f"<!DOCTYPE a [{LAUGHS}]><a>&l11;</a>".encode(), "DMN-DOCTYPE"),
        (f"<!DOCTYPE a [{LAUGHS}]><a>&l11;</a>".encode("utf-16"), "DMN-DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "DMN-DOCTYPE"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/">]><a>&x;</a>', "DMN-DOCTYPE"),
        (b"<a>" * (MOST_DEPTH + 1), "DMN-TOO-LARGE"),
        (b"<a>" + b" " * MOST_BYTES, "DMN-TOO-LARGE"),
    ],
    ids=range(15),
)
def test_what_is_no_model_or_would_harm_is_refused(data, code):
    assert refused(data).code == code


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path):
    with pytest.raises(FindingsError, match="DMN-NOT-READ"):
        read_models(tmp_path / "missing.dmn")
