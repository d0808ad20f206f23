"""Pages for visitors, kept whole and answered before Django: never an old one.

``wrapper.PageCache`` stands around the WSGI application; docs/caching.md explains it.
"""
