"""What people fill in: questions on screens, read back into answers."""
