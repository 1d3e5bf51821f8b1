"""Every question we ask: SQL, and the values it may be given. No figures, no screen."""
