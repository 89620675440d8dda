"""Charts of pledges, deliveries and truces."""
