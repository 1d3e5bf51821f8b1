-- From here on nothing is read from or written to anywhere else, and that cannot be undone.
set enable_external_access = false;
set lock_configuration = true;
