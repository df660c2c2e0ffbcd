"""Support of victims: ``rights`` to know, ``points`` to go to, ``filing`` a report, a ``dialogue``, and ``cases``.

What people tell is sealed (``core.vault``): rows hold states, days and keys sealed to those who may read.
"""
