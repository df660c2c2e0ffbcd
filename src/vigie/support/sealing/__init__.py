"""How cases are sealed: who holds which key, what is written under it, and how a key is renewed.

``keys`` gives and takes away access, ``texts`` writes and reads, ``files`` attaches files, ``renewal`` puts
all under a new key, ``new_cases`` creates a case with its compartments.
"""

from vigie.core.sealed_files import SealedUpload, forget_stored, open_sealed_file, seal_upload
from vigie.support.sealing.files import FileCard, attach_file, attach_first, read_files
from vigie.support.sealing.keys import new_compartment, readers_at, share_with, withdraw_from
from vigie.support.sealing.new_cases import NewCase, PersonKeys, new_case
from vigie.support.sealing.opening import NoAccess, key_of
from vigie.support.sealing.renewal import remake_envelopes, renew_key
from vigie.support.sealing.texts import (
    StaleKey,
    Written,
    read_text,
    read_texts,
    read_versions,
    write_first,
    write_next,
    write_text,
)

__all__ = [
    "FileCard",
    "NewCase",
    "NoAccess",
    "PersonKeys",
    "SealedUpload",
    "StaleKey",
    "Written",
    "attach_file",
    "attach_first",
    "forget_stored",
    "key_of",
    "new_case",
    "new_compartment",
    "open_sealed_file",
    "read_files",
    "read_text",
    "read_texts",
    "read_versions",
    "readers_at",
    "remake_envelopes",
    "renew_key",
    "seal_upload",
    "share_with",
    "withdraw_from",
    "write_first",
    "write_next",
    "write_text",
]
