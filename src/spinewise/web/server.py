"""From options to a listening server: the folder, the socket, the settings, the database, the files."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import signal
import socket
import sys
import tempfile
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import django
from waitress.server import create_server

from spinewise.errors import SpinewiseError
from spinewise.movement import library, prepared
from spinewise.web import configuration, folders
from spinewise.web.configuration import LOCAL_NAMES, Configuration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

STATIC = Path(__file__).parent / "static"
LARGEST_BODY = 66_000_000  # [bytes]; an export that is brought in again
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104
THREADS = 8
PATIENCE_S = 3.0  # [s]


class NoServer(SpinewiseError):
    """The server cannot start; the message says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    host: str = "127.0.0.1"
    port: int = 8000
    data: Path | None = None
    demo: bool = False
    allow: tuple[str, ...] = ()
    log: str = ""


def serve(options: Options, listening: Callable[[str], None]) -> None:
    """Run until stopped; calls `listening` with the address once it answers.

    Raises:
        SpinewiseError: in one line, why it cannot start.
    """
    signal.signal(signal.SIGTERM, _leave)
    with contextlib.ExitStack() as until_stopped:
        listener = until_stopped.enter_context(bind(options.host, options.port))
        if options.demo and options.data is None:
            made = until_stopped.enter_context(tempfile.TemporaryDirectory(prefix="spinewise-demo-"))
            options = replace(options, data=Path(made))
        with said_when_slow("Preparing movements and files; only the first time takes this long ..."):
            configuration.use(configure(options))
            application = ready()
        server = create_server(
            application,
            sockets=[listener],
            threads=THREADS,
            ident=None,
            max_request_body_size=LARGEST_BODY,
            clear_untrusted_proxy_headers=True,
        )
        listening(f"http://{shown(options.host)}:{listener.getsockname()[1]}/")
        server.run()


@contextlib.contextmanager
def said_when_slow(words: str) -> Iterator[None]:
    """Tell whoever waits what is going on, but only if they do wait."""
    timer = threading.Timer(PATIENCE_S, lambda: sys.stderr.write(f"{words}\n"))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def configure(options: Options) -> Configuration:
    """Everything settings need, after the folder has been checked.

    Raises:
        NoFolder: the data folder cannot be used.
    """
    data = folders.demo_folder(options.data) if options.demo and options.data else folders.data_folder(options.data)
    cache = folders.cache_folder(data)
    motion = prepared_motion(cache)
    outside = (motion,) if not motion.is_relative_to(STATIC) else ()
    return Configuration(
        database=data / folders.DATABASE,
        secret=folders.secret_key(data),
        hosts=hosts(options.host, options.allow),
        demo=options.demo,
        static_root=folders.collected(cache, STATIC, *outside),
        motion=outside[0] if outside else None,
        log=options.log,
    )


def ready() -> Callable[..., object]:
    """The application, with its database up to date and its files collected. Django is first touched here.

    Raises:
        BadDatabase: the database cannot be used.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "spinewise.web.settings"
    django.setup()
    from spinewise.web import assets, database, demo, logs

    current = configuration.current()
    if current.database is None or current.static_root is None:
        raise NoServer("the server needs a folder of its own")
    logs.set_up()
    assets.collect(current.static_root)
    os.umask(0o077)  # what people say is for the server's own user only
    if copy := database.prepare(current.database):
        sys.stderr.write(f"Kept a copy of the database at {copy}\n")
    if current.demo:
        demo.build()
    from spinewise.web.wsgi import application

    settle()
    return application


def settle() -> None:
    """Read what never changes now, and let no later request stop to look through it for rubbish.

    A full collection over everything that was loaded takes about 0.1 s, and it would come in the middle of a page.
    """
    library.exercises()
    library.situations()
    gc.collect()
    gc.freeze()


def bind(host: str, port: int) -> socket.socket:
    """A socket that holds the address; whoever calls already waits there until the server is ready.

    Raises:
        NoServer: taken, forbidden, or no such address.
    """
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with contextlib.ExitStack() as unless_bound:
            listener = unless_bound.enter_context(socket.socket(family, kind, protocol))
            if os.name == "posix":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(where)
            listener.listen(1)  # or another server could still take the same address
            unless_bound.pop_all()
            return listener
    except OSError as wrong:
        raise NoServer(f"cannot listen on {host}:{port}: {_reason(wrong)}") from wrong


def hosts(host: str, allow: Sequence[str]) -> tuple[str, ...]:
    """Names by which this server may be called; any other name in a request is refused (DNS rebinding)."""
    own = machine_names() if host in EVERYWHERE else (f"[{host}]" if ":" in host else host,)
    return tuple(dict.fromkeys((*LOCAL_NAMES, *own, *allow)))


def machine_names() -> tuple[str, ...]:
    """This machine's names and addresses, asked of itself only."""
    name = socket.gethostname()
    found = {name, f"{name.split('.')[0]}.local"}
    for family, probe in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as route:
                route.connect((probe, 9))  # sends nothing: asks the system which of its addresses it would use
                address = route.getsockname()[0]
                found.add(f"[{address}]" if ":" in address else address)
        except OSError:
            continue
    with contextlib.suppress(OSError):
        found.update(socket.gethostbyname_ex(name)[2])
    return tuple(sorted(found))


def shown(host: str) -> str:
    """The host as a person types it into a browser."""
    if host in EVERYWHERE:
        return next(
            (name for name in machine_names() if name[0].isdigit() and not name.startswith("127.")), "127.0.0.1"
        )
    return f"[{host}]" if ":" in host else host


def prepared_motion(cache: Path) -> Path:
    """The folder of prepared movements: beside the other built files, or in the cache if that is read-only."""
    beside = STATIC / "built" / "motion"
    nearest = next(folder for folder in (beside, *beside.parents) if folder.exists())
    return prepared.ensure(beside if os.access(nearest, os.W_OK) else cache / "motion")


def _leave(_signal: int, _frame: object) -> None:
    """A polite request to stop means the same as Ctrl-C."""
    raise KeyboardInterrupt


def _reason(wrong: OSError) -> str:
    known = {
        errno.EADDRINUSE: "another program is using that port; choose another with --port",
        errno.EACCES: "this user may not use that port; choose one above 1023 with --port",
        errno.EADDRNOTAVAIL: "this machine has no such address",
        socket.EAI_NONAME: "no such host",
    }
    return known.get(wrong.errno or 0) or wrong.strerror or str(wrong)
