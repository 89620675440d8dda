"""The roads between places as a network: ways of supply and what cuts them."""
