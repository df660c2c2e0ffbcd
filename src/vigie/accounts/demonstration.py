"""What the demonstration says aloud, where people do not exist; nowhere else has such a thing."""

# It opens the vault of every fictitious person.
PASSPHRASE = "quatre chevaux fictifs sans bride"  # noqa: S105
# It lets in as a pupil who does not exist.
PUPIL_CODE = "FCTF-22222-FCTF"
