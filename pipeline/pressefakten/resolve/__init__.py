"""What needs the whole release: head, overlaps, dates, entities, roles, owners, speakers, by weighed candidates."""
