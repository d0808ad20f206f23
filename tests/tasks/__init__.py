"""Five tasks of an editor, done by a script in stock Django admin and in ours."""
