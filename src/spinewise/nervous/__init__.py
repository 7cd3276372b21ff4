"""What the body chooses: the least effort that is stable. Empty until recruitment is built."""
