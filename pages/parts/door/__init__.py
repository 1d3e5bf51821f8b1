"""The front door: signing in and out, the headers of every answer, the way back to the page that was asked for."""
