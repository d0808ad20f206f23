"""Files sent to the admin are stored at once and stay with their form."""
