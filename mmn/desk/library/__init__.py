"""Every picture and PDF that is stored: where it is used, and how it is deleted."""
