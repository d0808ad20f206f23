"""Lists pasted from documents, mails and spreadsheets, read into rows of a form.

A *reader* turns text into ``Row``s; a form's inline names the reader it wants and shows
what was understood before anything stands in the form. Nothing is ever left out
unsaid: what isn't understood is a row that holds the whole line and says why.
"""
