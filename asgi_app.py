"""The dashboard with ``/api`` beside it, behind security headers: what ``stances serve`` runs."""

import logging
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route

from stances.app.ahead import loaded_ahead
from stances.app.guard import Guard
from stances.app.programs import answer
from stances.app.together import Together
from stances.app.way_back import WayBack

# An answer under /api is no run of a page, and Streamlit's cache remarks on that each time.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True
before = f"/{st.get_option('server.baseUrlPath')}".rstrip("/")
app = st.App(
    Path(__file__).parent / "streamlit_app.py",
    routes=[
        Route(f"{before}/api", lambda _: RedirectResponse(f"{before}/api/", 308)),
        Mount(f"{before}/api", app=answer),
    ],
    middleware=[Middleware(Together), Middleware(Guard), Middleware(WayBack)],
    lifespan=loaded_ahead,
)
