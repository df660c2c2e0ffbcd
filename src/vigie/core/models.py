"""What the house itself keeps: messages to send, periodic work. No domain."""
