"""Who gets which internship: pupils propose, one published lottery and soft reserved seats decide.

Plain functions on plain values, standard library alone: no Django, no database. ``instances.read_instance`` reads a
market, ``deferred_acceptance.match`` decides, ``checking.faults`` checks without trusting it, ``results`` tells.
"""
