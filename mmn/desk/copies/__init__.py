"""Nothing typed is lost: copies of open forms, offered back, and who else types."""
