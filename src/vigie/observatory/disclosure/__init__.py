"""Statistical disclosure control (policy S): protect a cube of counts so that nobody is recognised, and prove it.

Plain functions on plain values: no Django, no database. ``protecting.protect`` is the way in.
"""
