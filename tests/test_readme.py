"""The README's examples run, over the sample papers, as they are printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from committeesearch import CommitteeSearch
from committeesearch.cli import app

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ committeesearch (.+)$", README, re.MULTILINE)
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def beside_the_index(sample_index: CommitteeSearch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index").symlink_to(sample_index.settings.index, target_is_directory=True)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("beside_the_index")
def test_each_command_of_the_readme_finds_something(command: str) -> None:
    result = CliRunner().invoke(app, shlex.split(command))
    assert result.exit_code == 0, result.output
    assert result.output.strip()


@pytest.mark.usefixtures("beside_the_index")
def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert PYTHON
    for code in PYTHON:
        exec(compile(code, "README.md", "exec"), {})  # our own words, not a paper's
    assert "private fostering" in capsys.readouterr().out.lower()
