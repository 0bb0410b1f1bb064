"""Work for later behind Django's Tasks: leases, lanes, the worker (docs/decisions/0001)."""
