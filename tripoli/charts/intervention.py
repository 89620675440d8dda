"""Charts of support from abroad."""
