"""The record in a browser: pages, and the same as JSON.

``create_app`` makes the ASGI application that ``onrecord serve`` runs. Routes are thin: what they
show comes from ``onrecord.query``, how it is worded from ``onrecord.brief``.
"""

from onrecord.web.app import create_app

__all__ = ["create_app"]
