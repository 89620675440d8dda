"""How much publishers share, and what their overlap says of what none has."""
