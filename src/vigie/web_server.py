"""The web server: gunicorn with threads, a worker for background jobs inside, and no log of who visits."""

import gc
import os
import signal
import socket
import subprocess
import sys
from typing import Any, NoReturn

from django.core.management.base import CommandError
from django.db import connections
from django.utils.translation import gettext
from gunicorn.app.base import BaseApplication

from vigie.core.process_memory import keep_little
from vigie.core.worker import WorkerThread

THREADS = 4
# Seconds given to pages and jobs under way when the server stops.
GRACE = 10


def serve(*, host: str, port: int, workers: int, with_worker: bool = True) -> None:
    """Serve Vigie until Ctrl-C or SIGTERM, then return.

    workers: processes, each with four threads. with_worker: also do background jobs, in a thread of one of them.
    Raises CommandError (French sentence) when the address is taken or impossible, or when the pages cannot start.
    """
    listener = listen(host, port)
    connections.close_all()
    keep_little()
    starter = os.getpid()
    try:
        Server(listener, workers, with_worker).run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
        if os.getpid() != starter:
            leave_child(code)
        if code:
            raise CommandError(gettext("Le serveur n'a pas pu démarrer : voyez les lignes ci-dessus.")) from end


def collect_static() -> None:
    """Gather the static files, in a process of its own: compressing them leaves in memory what nothing uses again.

    Raises SystemExit when they cannot be; that process has said why.
    """
    done = subprocess.run(
        [sys.executable, "-m", "vigie", "collectstatic", "--noinput", "--verbosity", "0"], check=False
    )
    if done.returncode:
        raise SystemExit(done.returncode)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address. Raises CommandError when it is taken, forbidden or unknown."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # Another program may hold the port without listening yet: only listening settles it.
        listener.listen(socket.SOMAXCONN)
    except (OSError, OverflowError) as refusal:
        sentence = gettext(
            "L'adresse %(host)s:%(port)s n'est pas libre ou n'est pas permise : choisissez-en une autre."
        )
        raise CommandError(sentence % {"host": host, "port": port}) from refusal
    return listener


def ignore_further_signals() -> None:
    """Let a process that is stopping finish: Ctrl-C reaches it once from the terminal, and once from its parent.

    A function that does nothing, because Python complains of a signal already on its way to a handler made SIG_IGN.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, lambda received, frame: None)


def leave_child(code: int) -> NoReturn:
    """End a process forked by the server without running what its parent has to do after serving."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


class Server(BaseApplication):
    """Gunicorn as Vigie sets it: no configuration file, no control socket, no address of a visitor in any log."""

    def __init__(self, listener: socket.socket, workers: int, with_worker: bool) -> None:
        self.options = {
            "bind": f"fd://{listener.detach()}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "graceful_timeout": GRACE,
            "control_socket_disable": True,
            "accesslog": None,
            # Its warnings about malformed requests carry addresses.
            "loglevel": "error",
            "proc_name": "vigie",
            # Loaded once, then shared by the processes as long as none of them writes there.
            "preload_app": True,
            "when_ready": lambda arbiter: gc.freeze(),
        }
        if with_worker:
            thread = WorkerThread()
            self.options["post_worker_init"] = lambda process: thread.start()
            self.options["worker_int"] = lambda process: ignore_further_signals()
            self.options["worker_exit"] = lambda arbiter, process: thread.stop(GRACE / 2)
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn our settings."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the application that answers requests."""
        from vigie.core.warming import read_ahead, warm_up
        from vigie.wsgi import application

        warm_up()
        read_ahead()
        return application
