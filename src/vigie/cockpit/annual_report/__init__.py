"""The annual report: collected, composed, commented, frozen."""
