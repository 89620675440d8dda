"""Charts of what the war cost people and the country."""
