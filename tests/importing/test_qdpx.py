"""REFI-QDA: codes that other programs make, and archives and XML that are refused."""

import zipfile
from pathlib import Path

import pytest

from stances.exchange.qdpx import write_qdpx
from stances.reading.loader import load
from tests.importing.conftest import Run

PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Study">
 <CodeBook><Codes>
  <Code guid="a" name="Parties"><Code guid="a1" name="Red"/><Code guid="a2" name="Blue"/></Code>
  <Code guid="i" name="Issues"><Code guid="i1" name="Tax">
   <Code guid="i1y" name="agree"/><Code guid="i1n" name="disagree"/></Code></Code>
  <Code guid="x" name="Mood"/>
 </Codes></CodeBook>
 <Variables><Variable guid="v" name="Date" typeOfVariable="Date"/></Variables>
 <Sources><TextSource guid="t" name="Interview" plainTextPath="internal://t.txt">
  <PlainTextSelection guid="1" startPosition="0" endPosition="3">
   <Coding guid="c1"><CodeRef targetGUID="a1"/></Coding>
   <Coding guid="c2"><CodeRef targetGUID="i1y"/></Coding></PlainTextSelection>
  <PlainTextSelection guid="2" startPosition="4" endPosition="9">
   <Coding guid="c3"><CodeRef targetGUID="a2"/></Coding>
   <Coding guid="c4"><CodeRef targetGUID="x"/></Coding></PlainTextSelection>
  <PlainTextSelection guid="3" startPosition="0" endPosition="9">
   <Coding guid="c5"><CodeRef targetGUID="a1"/></Coding>
   <Coding guid="c6"><CodeRef targetGUID="a2"/></Coding></PlainTextSelection>
  <VariableValue><VariableRef targetGUID="v"/><DateValue>2024-05-02</DateValue></VariableValue>
 </TextSource></Sources>
</Project>"""


def archive(path: Path, project: str, **texts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("project.qde", project)
        for name, text in texts.items():
            file.writestr(f"sources/{name}.txt", text)
    return path


def test_passages_with_an_actor_an_issue_and_a_position_are_taken(run: Run, tmp_path: Path) -> None:
    result = run("qdpx", archive(tmp_path / "p.qdpx", PROJECT, t="Yes Maybe"))
    assert result.positions == [("red", "tax", "2024-05-02", 2)]
    assert result.loaded.dataset.stances[0].evidence[0].quote == "Yes"
    assert "3 passages: 1 taken, 0 merged, 2 refused" in result.out
    assert "passage 2: it has no code under Issues" in result.out
    assert "passage 3: it has two codes for the actor" in result.out


def test_passages_of_what_is_not_a_text_are_counted(run: Run, tmp_path: Path) -> None:
    page = (
        '<PDFSource guid="p" name="Report"><PDFSelection guid="9"><Coding guid="d">'
        '<CodeRef targetGUID="a1"/></Coding></PDFSelection></PDFSource></Sources>'
    )
    project = PROJECT.replace("</Sources>", page)
    result = run("qdpx", archive(tmp_path / "p.qdpx", project, t="Yes Maybe"))
    assert "4 passages: 1 taken, 0 merged, 3 refused" in result.out
    assert "source 'Report': only passages of texts are taken" in result.out


def test_one_date_decides_which_comes_first_in_the_others(run: Run, tmp_path: Path) -> None:
    other = (
        '<TextSource guid="u" name="Speech" plainTextPath="internal://u.txt"><VariableValue>'
        '<VariableRef targetGUID="v"/><DateValue>17/05/2024</DateValue></VariableValue>'
        "</TextSource></Sources>"
    )
    project = PROJECT.replace("2024-05-02", "03/04/2024")
    file = archive(tmp_path / "p.qdpx", project.replace("</Sources>", other), t="Yes Maybe", u="No")
    assert run("qdpx", file).positions[0][2] == "2024-04-03"
    third = other.replace("17/05", "05/17").replace('"u"', '"w"')
    project = project.replace("</Sources>", other).replace("</Sources>", third)
    file = archive(tmp_path / "q.qdpx", project, t="Yes Maybe", u="No")
    assert "has the day first ('17/05/2024')" in run("qdpx", file, "--replace").err


@pytest.mark.parametrize(
    ("project", "message"),
    [
        ('<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>', "declares a document"),
        ('<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>', "declares a document"),
        ("<p>" * 300 + "</p>" * 300, "nested too deeply"),
        ("<p>", "project.qde:1 is not XML"),
        ('<?xml version="1.0" encoding="gb2312"?><p/>', "names an encoding that is not read"),
        ('<?xml version="1.0" encoding="none-such"?><p/>', "names an encoding that is not read"),
        (f"<p>{' ' * 30_000_000}</p>", "unpacks to more than an import reads"),
    ],
    ids=["bomb", "outside", "deep", "broken", "two-bytes", "unknown", "zip-bomb"],
)
def test_a_hostile_project_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, project: str, message: str
) -> None:
    result = run("qdpx", archive(tmp_path / "p.qdpx", project))
    assert result.status == 2
    assert message in result.err
    assert result.err.count("\n") == 1


def test_a_file_that_is_no_archive_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.qdpx").write_bytes(b"PK\x03\x04 nothing")
    assert "is not an archive" in run("qdpx", tmp_path / "p.qdpx").err


def test_the_bundled_quotations_survive(run: Run, shipped_path: Path, tmp_path: Path) -> None:
    shipped = load(shipped_path)
    write_qdpx(shipped, tmp_path / "o.qdpx")
    loaded = run("qdpx", tmp_path / "o.qdpx").loaded
    kept = {
        stance.id: (stance.summary, [(item.quote, item.occurrence) for item in stance.evidence
                                     if item.quote])
        for stance in shipped.dataset.stances
        if not stance.withdrawn and any(item.quote for item in stance.evidence)
    }  # fmt: skip
    again = {
        stance.summary: [(item.quote, item.occurrence) for item in stance.evidence]
        for stance in loaded.dataset.stances
    }
    assert again == dict(kept.values())
