"""A local server in place of a language model: it says what it is told to, or misbehaves as it is told to."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from committeesearch.settings import Settings


@contextmanager
def server(reply):
    """``reply`` is what the model says, or a function that answers by itself. Yields settings and requests."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            seen.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if callable(reply):
                reply(self)
                return
            body = json.dumps({"choices": [{"index": 0, "message": {"role": "assistant", "content": reply}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    stand_in = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand_in.daemon_threads = True
    threading.Thread(target=stand_in.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Settings(llm_url=f"http://127.0.0.1:{stand_in.server_port}/v1", llm_model="stand-in"), seen
    finally:
        stand_in.shutdown()
        stand_in.server_close()
