"""What keeps a child hidden. Pure: counts and relations in, statuses out; no files, no database, no screen."""
