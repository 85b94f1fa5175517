"""Pure rules of packs: reading, checking and asking them. No database, no clock, no country."""
