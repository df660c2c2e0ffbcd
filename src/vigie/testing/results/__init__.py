"""What a campaign found, once it has ended: figures, report, right of reply, publication, facts, replication."""
