"""Whether a structure was trained: the room of training answers."""


def trained_count(organisation_id: int) -> int:
    """Return how many people of a structure attended a training."""
    return 1


def is_trained(organisation_id: int) -> bool:
    """Whether someone of a structure attended a training (S115)."""
    return trained_count(organisation_id) > 0
