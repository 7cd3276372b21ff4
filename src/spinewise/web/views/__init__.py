"""Pages. A view is: guard, form, one verb, redirect."""
