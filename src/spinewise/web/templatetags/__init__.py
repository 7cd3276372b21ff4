"""Small helpers for templates."""
