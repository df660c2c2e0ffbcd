"""What the room can measure of access to internships."""

from vigie.core.measuring import RoomIndicator

INDICATORS: tuple[RoomIndicator, ...] = ()
