"""What a time-stamp server is asked, and which of its answers are held. openssl plays the server, when it is there."""

import contextlib
import hashlib
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.testing.evidence.der import BadDer, elements, encoded, encoded_number, encoded_oid, first_of
from vigie.testing.evidence.stamping import BadStamp, request_for, stamp_in, stamp_of

ENTRY = hashlib.sha256(b"entry").hexdigest()
NONCE = 2**63 + 12345
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl plays the server")
CONFIGURATION = """
[req]
distinguished_name = dn
[dn]
[ext]
extendedKeyUsage = critical,timeStamping
[tsa]
serial = serial
signer_cert = cert.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


@given(st.integers(0, 2**80))
def test_numbers_are_read_as_written(number):
    element, rest = first_of(encoded_number(number))
    assert (element.number(), rest) == (number, b"")


@given(st.binary(max_size=70_000))
def test_contents_of_any_length_are_read_as_written(content):
    element, rest = first_of(encoded(0x04, content) + b"after")
    assert (element.tag, element.content, rest) == (0x04, content, b"after")


def test_identifiers_are_those_of_the_standard():
    assert encoded_oid("1.2.840.113549.1.7.2") == bytes.fromhex("06092a864886f70d010702")
    assert encoded_oid("2.16.840.1.101.3.4.2.1") == bytes.fromhex("0609608648016503040201")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content):
    with contextlib.suppress(BadDer):
        list(elements(content))
    with pytest.raises(BadStamp):
        stamp_in(content, ENTRY, NONCE)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Return what answers a request as a server would."""
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "c.cnf").write_text(CONFIGURATION)
    (folder / "serial").write_text("01")

    def run(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    key = ("-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem")
    run(
        "req",
        "-x509",
        *key,
        "-out",
        "cert.pem",
        "-days",
        "2",
        "-subj",
        "/CN=essai",
        "-config",
        "c.cnf",
        "-extensions",
        "ext",
    )

    def answer(request):
        (folder / "q.tsq").write_bytes(request)
        run("ts", "-reply", "-queryfile", "q.tsq", "-out", "r.tsr", "-config", "c.cnf", "-section", "tsa")
        run("ts", "-verify", "-queryfile", "q.tsq", "-in", "r.tsr", "-CAfile", "cert.pem")
        return (folder / "r.tsr").read_bytes()

    return answer


@needs_openssl
def test_a_server_understands_what_it_is_asked_and_its_stamp_is_held(server):
    response = server(request_for(ENTRY, NONCE))
    stamp = stamp_in(response, ENTRY, NONCE)
    assert abs(datetime.now(UTC) - stamp.at) < timedelta(days=1)
    assert stamp_of(stamp.token, ENTRY) == stamp


@needs_openssl
def test_an_answer_about_something_else_is_refused(server):
    response = server(request_for(ENTRY, NONCE))
    with pytest.raises(BadStamp, match="imprint"):
        stamp_in(response, hashlib.sha256(b"other").hexdigest(), NONCE)
    with pytest.raises(BadStamp, match="nonce"):
        stamp_in(response, ENTRY, NONCE + 1)
    with pytest.raises(BadStamp):
        stamp_in(response[:-1], ENTRY, NONCE)


def test_a_refusal_is_no_stamp():
    refusal = encoded(0x30, encoded(0x30, encoded_number(2)))
    with pytest.raises(BadStamp, match="refused"):
        stamp_in(refusal, ENTRY, NONCE)
