"""Charts of roads as a network."""
