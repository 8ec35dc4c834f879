"""`make fuzz`: /api as it describes itself, asked by schemathesis."""

import subprocess
import sys
from threading import Thread

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from stances.api.store import Store
from stances.api.web import api
from stances.shipped import shipped_dataset
from tests.browser.conftest import free_port

if __name__ == "__main__":
    examples, port = sys.argv[1], free_port()
    app = Starlette(routes=[Mount("/api", app=api(Store(shipped_dataset())))])
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    Thread(target=server.run, daemon=True).start()
    address = f"http://127.0.0.1:{port}/api/openapi.json"
    command = [sys.executable, "-m", "schemathesis.cli", "run", address]
    command += ["--max-examples", examples, "--request-timeout", "60", "--wait-for-schema", "20"]
    sys.exit(subprocess.run(command, check=False).returncode)
