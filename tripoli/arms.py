"""Kinds of support, gathered as an embargo on arms gathers them."""

AIR = ["uav", "aircraft", "air_defence", "electronic_warfare"]
ARMS = [*AIR, "armour", "artillery", "naval"]
CARGO = ["cargo_flights", "ships"]
EMBARGOED = [*ARMS, "personnel_regular", "personnel_foreign", *CARGO]
"""Weapons, men, and what carries them."""
