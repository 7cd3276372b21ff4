"""Spinewise: back-pain self-care around one 24-vertebra spine model."""

__version__ = "0.1.0"
