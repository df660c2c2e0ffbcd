"""What the room can measure."""

from vigie.core.measuring import RoomIndicator

INDICATORS: tuple[RoomIndicator, ...] = ()
