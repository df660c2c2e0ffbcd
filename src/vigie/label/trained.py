"""Whether a structure was trained: the room of training answers."""

from vigie.training.trained import trained_count


def is_trained(organisation_id: int) -> bool:
    """Whether someone of a structure, or of one of its services, attended a session (S115)."""
    return trained_count(organisation_id) > 0
