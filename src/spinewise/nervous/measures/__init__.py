"""Each measure once: its formula, its unit, its limits. Used everywhere a number about a spine is shown."""
