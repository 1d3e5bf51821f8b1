"""Pages on what is done: promises, support, and what happens round about."""
