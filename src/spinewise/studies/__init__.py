"""Batches over people and movements."""
