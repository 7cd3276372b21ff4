"""The Django application: pages, rows of events, and the production server."""
