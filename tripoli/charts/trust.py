"""Charts of origins, gaps and what a choice of sources changes."""
