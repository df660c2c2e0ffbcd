"""The room's part of the data register."""

from vigie.accounts.data_register import RegisterLine

DATA_REGISTER: dict[str, RegisterLine] = {}
