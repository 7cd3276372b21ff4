"""Starting and stopping: what listens, what is refused in one line, what is made at the first start."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spinewise.web import folders, server

if TYPE_CHECKING:
    from collections.abc import Iterator

# the movements are solved by their own tests; here the server takes them as they are
START = (
    "from spinewise.movement import prepared; prepared.ensure = lambda folder: folder; "
    "import typer; from spinewise.web.__main__ import main; typer.run(main)"
)

WAIT = "Preparing movements and files; only the first time takes this long ...\n"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment whose folders are this test's own."""
    here = {"HOME": tmp_path, "XDG_DATA_HOME": tmp_path / "share", "XDG_CACHE_HOME": CACHE, "TMPDIR": tmp_path}
    return {**os.environ, **{name: str(value) for name, value in here.items()}}


CACHE = Path(__file__).parent.parent.parent / ".pytest_cache" / "spinewise"  # collected once for all tests


@contextmanager
def serving(home: dict[str, str], *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server on a free port; its address, and its process."""
    command = [sys.executable, "-c", START, "--no-open", "--port", "0", *options]
    process = subprocess.Popen(command, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        found = re.search(r"http://\S+/", line)
        assert found, line or process.communicate()[1]
        yield found[0], process
    finally:
        process.kill()
        process.communicate()


def refused(home: dict[str, str], *options: str) -> str:
    """The one line with which a start is refused."""
    command = [sys.executable, "-m", "spinewise.web", "--no-open", *options]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("Spinewise did not start: ")
    return line


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as wrong:
        with wrong:
            return wrong.code, dict(wrong.headers), wrong.read()


@pytest.mark.slow
def test_a_first_start_makes_everything_it_needs(home: dict[str, str], tmp_path: Path) -> None:
    """A private folder with database and secret; pages, hashed files, headers, compression."""
    data = tmp_path / "data"
    with serving(home, "--data", str(data)) as (address, _):
        assert get(f"{address}readyz")[0] == 200
        status, _, page = get(address)
        assert status == 200
        (sheet,) = set(re.findall(r'"/(static/css/tokens\.[0-9a-f]{12}\.css)"', page.decode()))
        status, found, body = get(address + sheet, **{"Accept-Encoding": "br"})
        assert (status, found["Content-Encoding"]) == (200, "br")
        assert "max-age=315360000" in found["Cache-Control"]
        assert "immutable" in found["Cache-Control"]
        assert len(body) < 2000
        assert "Server" not in found
        assert get(address, Host="evil.example")[0] == 400
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((data / "spinewise.sqlite3").stat().st_mode) == 0o600


@pytest.mark.slow
def test_the_second_start_keeps_secret_and_data(home: dict[str, str], tmp_path: Path) -> None:
    """And makes no copy where there is nothing to bring up to date."""
    data = tmp_path / "data"
    with serving(home, "--data", str(data)):
        secret = (data / "secret.key").read_text()
    with serving(home, "--data", str(data)) as (address, _):
        assert get(f"{address}healthz")[0] == 200
    assert (data / "secret.key").read_text() == secret
    assert not (data / "backups").exists()


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_is_quiet(home: dict[str, str], tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl-C, or a polite kill: no traceback, exit code 0."""
    with serving(home, "--data", str(tmp_path / "data")) as (_, process):
        process.send_signal(how)
        _, said = process.communicate(timeout=90)
        assert (process.returncode, said.replace(WAIT, "")) == (0, "")


@pytest.mark.slow
def test_the_demo_shows_a_finished_member_and_leaves_nothing(home: dict[str, str], tmp_path: Path) -> None:
    """The start page lets one in; everything is marked as made up; no real folder is touched."""
    with serving(home, "--demo") as (address, process):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(address, timeout=30) as answer:
            assert answer.url == f"{address}today/"
            assert "made up" in answer.read().decode()
        with opener.open(f"{address}data/export.json", timeout=30) as answer:
            kinds = {event["kind"] for event in json.load(answer)["events"]}
        assert {"verdict", "diary", "class_composed", "movement_check"} <= kinds
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=90)
    assert not (tmp_path / "share").exists()
    assert not list(tmp_path.glob("spinewise-demo-*"))


@pytest.mark.slow
def test_request_lines_name_no_person(home: dict[str, str], tmp_path: Path) -> None:
    """If asked for, one line a request, with the route's pattern and no id, key or address."""
    with serving(home, "--data", str(tmp_path / "data"), "--log", "json") as (address, process):
        get(f"{address}class/mobile-1-secret/")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=90)
    first, second = (
        json.loads(line) | {"ms": 0} for line in said.replace(WAIT, "").splitlines()
    )  # urllib follows to the start page
    assert first == {"method": "GET", "route": "/class/<slug:class_id>/", "status": 302, "ms": 0}
    assert second == {"method": "GET", "route": "/", "status": 200, "ms": 0}


def test_a_port_in_use_is_refused_in_one_line(home: dict[str, str], tmp_path: Path) -> None:
    """With what to do; and no folder is made."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        line = refused(home, "--port", str(taken.getsockname()[1]), "--data", str(tmp_path / "data"))
    assert "another program is using that port" in line
    assert not (tmp_path / "data").exists()


def test_a_folder_whose_parent_is_missing_is_refused(home: dict[str, str], tmp_path: Path) -> None:
    """It is more likely a slip than a wish."""
    assert "does not exist" in refused(home, "--port", "0", "--data", str(tmp_path / "no" / "data"))


def test_a_file_is_refused_as_folder(home: dict[str, str], tmp_path: Path) -> None:
    """And left as it is."""
    (tmp_path / "file").write_text("mine")
    assert "is a file" in refused(home, "--port", "0", "--data", str(tmp_path / "file"))
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody may write to")
def test_a_folder_one_may_not_write_to_is_refused(home: dict[str, str]) -> None:
    """Even for root."""
    assert "cannot be written to" in refused(home, "--port", "0", "--data", "/proc/spinewise")


def test_a_database_that_is_none_is_refused(home: dict[str, str], tmp_path: Path) -> None:
    """In one line, and the file is left as it is."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "spinewise.sqlite3").write_text("not a database " * 100)
    command = [sys.executable, "-c", START, "--no-open", "--port", "0", "--data", str(tmp_path / "data")]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "not a database" in line


@pytest.mark.parametrize(
    ("host", "reason"), [("192.0.2.1", "no such address"), ("no-such-host.invalid", "no such host")]
)
def test_an_address_that_is_not_this_machines_is_refused(host: str, reason: str) -> None:
    """In words."""
    with pytest.raises(server.NoServer, match=reason):
        server.bind(host, 0)


def test_too_little_space_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a class is lost in the middle."""
    monkeypatch.setattr(folders, "NEEDED_MB", 10**9)
    with pytest.raises(folders.NoFolder, match=r"MB of free space; 1000000000 MB are needed"):
        folders.data_folder(tmp_path / "data")


def test_a_demo_never_touches_a_folder_with_something_in_it(tmp_path: Path) -> None:
    """Nor do real data go into a demo's folder."""
    (tmp_path / "spinewise.sqlite3").write_text("real")
    with pytest.raises(folders.NoFolder, match="not empty"):
        folders.demo_folder(tmp_path)
    assert (tmp_path / "spinewise.sqlite3").read_text() == "real"
    made = folders.demo_folder(tmp_path / "demo")
    with pytest.raises(folders.NoFolder, match="holds a demo"):
        folders.data_folder(made)


def test_a_demos_own_folder_is_begun_anew(tmp_path: Path) -> None:
    """The demo of the last time goes."""
    folder = folders.demo_folder(tmp_path / "demo")
    (folder / "spinewise.sqlite3").write_text("old demo")
    assert not (folders.demo_folder(folder) / "spinewise.sqlite3").exists()


def test_a_secret_that_was_cut_short_is_told(tmp_path: Path) -> None:
    """Rather than used."""
    (tmp_path / "secret.key").write_text("abc")
    with pytest.raises(folders.NoFolder, match="no usable secret"):
        folders.secret_key(tmp_path)


def test_only_names_of_this_machine_are_answered() -> None:
    """By default its own; on the whole network also its names and addresses; never everything."""
    assert server.hosts("127.0.0.1", ()) == ("localhost", "127.0.0.1", "[::1]")
    assert server.hosts("::1", ()) == ("localhost", "127.0.0.1", "[::1]")
    wide = server.hosts("0.0.0.0", ("spine.example",))
    assert socket.gethostname() in wide
    assert "spine.example" in wide
    assert not {"*", "", "0.0.0.0"} & set(wide)


OLD = """
import os, sys
from pathlib import Path
from spinewise.web import configuration
path = Path(sys.argv[1])
configuration.use(configuration.Configuration(database=path))
os.environ["DJANGO_SETTINGS_MODULE"] = "spinewise.web.settings"
import django
django.setup()
from spinewise.web import database
try:
    print(database.prepare(path))
except database.BadDatabase as wrong:
    print("refused:", wrong)
"""


def prepare(path: Path) -> str:
    done = subprocess.run([sys.executable, "-c", OLD, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_copy_is_kept_before_the_schema_changes(tmp_path: Path) -> None:
    """Whole, private, and only when something changes."""
    path = tmp_path / "spinewise.sqlite3"
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)")
        old.execute("INSERT INTO django_migrations VALUES (1, 'other', '0001_initial', '2026-01-01')")
        old.execute("CREATE TABLE kept (what TEXT)")
        old.execute("INSERT INTO kept VALUES ('everything')")
        old.commit()
    copy = Path(prepare(path))
    assert copy.parent == tmp_path / "backups"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT what FROM kept").fetchall() == [("everything",)]
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert prepare(path) == "None"


def test_a_database_of_a_newer_spinewise_is_left_alone(tmp_path: Path) -> None:
    """Refused by name, nothing is changed."""
    path = tmp_path / "spinewise.sqlite3"
    assert prepare(path) == "None"
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('web', '9999_later', '2030-01-01')")
        newer.commit()
    assert "9999_later" in prepare(path)
