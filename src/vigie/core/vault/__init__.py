"""The vault: what people confide is sealed here, whatever the room that keeps it. Plain values, PyNaCl, no Django.

``boxes`` seals texts, ``files`` seals files as they arrive, ``envelopes`` gives a key to someone, ``passphrases`` keeps
a private key behind a secret of its owner's, ``receipts`` are secrets made of words, ``halves`` cuts a key in two for a
browser session, and ``escrow`` asks for two holders out of three. ``docs/security/protocol.md`` says every byte.
"""
