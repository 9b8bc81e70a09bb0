"""The web server: the Gradio app, the papers themselves and pictures of their pages, for this machine only."""

from __future__ import annotations

import base64
import secrets
import socket
import threading
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse, Response

from committeesearch.errors import CommitteeSearchError, ReadingError, SettingsError
from committeesearch.library import CommitteeSearch
from committeesearch.model import Box, Page
from committeesearch.web.blocks import build_blocks
from committeesearch.web.cards import render

PICTURE_SCALE = 1.5
"""Pixels to a point: 108 dpi, at which a page is readable and takes a twentieth of a second."""

PICTURES_KEPT = 64
"""Pictures held in memory: one page is about 200 KB, and a user looks at the same few again."""

EVERYWHERE, HERE = "0.0.0.0", "127.0.0.1"  # noqa: S104 - named, not served on
"""Serving on every address of the machine is asked for by one that no browser opens; told is one that all do."""

WARMING = "council"
"""Asked while the app starts: the first question loads the model, for which nobody should wait seven seconds."""

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; script-src-attr 'none'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""Nothing is loaded from or sent to another host, and no handler inside document text can run. Gradio's own start
page needs inline scripts and eval."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def build_app(library: CommitteeSearch, auth: tuple[str, str] | None = None) -> FastAPI:
    """The whole web application over an opened index; ``auth`` is a user name and password to ask for."""
    app = FastAPI(title="committeesearch", docs_url=None, redoc_url=None, openapi_url=None)

    @app.middleware("http")
    async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        # One guard before every route: Gradio's own covers its pages only, not the papers and pictures.
        if auth and not _knows(request.headers.get("Authorization", ""), auth):
            return Response("Log in first.", 401, {"WWW-Authenticate": 'Basic realm="committeesearch"'})
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    _add_paper_routes(app, library)
    gr.mount_gradio_app(
        app,
        build_blocks(library),
        path="/",
        theme=_theme(),
        css_paths=[Path(__file__).parent / "style.css"],
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        show_error=False,
    )
    return app


def _theme() -> gr.themes.Base:
    # System fonts only: a theme's default ones come from another host.
    fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"]
    return gr.themes.Base(font=fonts, font_mono=fonts, primary_hue=gr.themes.colors.blue)


def _add_paper_routes(app: FastAPI, library: CommitteeSearch) -> None:
    @lru_cache(maxsize=PICTURES_KEPT)
    def picture(file: str, page: int, spans: str) -> bytes:
        return library.page_picture(file, page, _boxes(library.page(file, page), spans), PICTURE_SCALE)

    @app.get("/picture/{file:path}")
    def page_picture(file: str, page: int, spans: str = "") -> Response:
        _indexed(library, file)
        try:
            return Response(picture(file, page, spans), media_type="image/png")
        except (KeyError, ReadingError) as error:
            raise HTTPException(404, "There is no picture of that page.") from error

    @app.get("/paper/{file:path}")
    def paper(file: str, line: int | None = None) -> Response:
        path = _indexed(library, file)
        document = library.document(file)
        if document.paged and not library.is_public(file):
            raise HTTPException(
                403, "Parts of that paper are exempt from publication: look at its public pages one by one."
            )
        if document.paged:
            return FileResponse(path, media_type="application/pdf", content_disposition_type="inline")
        lines = library.page(file, 1).text.split("\n")
        return HTMLResponse(render("source.html", title=document.title or file, file=file, lines=lines, here=line))


def _indexed(library: CommitteeSearch, file: str) -> Path:
    """The path of an indexed paper; anything else, whatever it is called, does not exist."""
    try:
        return library.paper_path(file)
    except (KeyError, CommitteeSearchError) as error:
        raise HTTPException(404, "That paper is not in the index, or is no longer where it was.") from error


def _knows(header: str, auth: tuple[str, str]) -> bool:
    expected = "Basic " + base64.b64encode(":".join(auth).encode()).decode()
    return secrets.compare_digest(header.encode(), expected.encode())


def _boxes(page: Page, spans: str) -> list[Box]:
    """Rectangles of the words that lie within ``spans`` ("120-180,200-240", characters of the page)."""
    ranges = []
    for part in filter(None, spans.split(",")):
        start, _, end = part.partition("-")
        if not (start.isdigit() and end.isdigit()):
            raise HTTPException(422, "A place on a page is written as two numbers, such as 120-180.")
        ranges.append((int(start), int(end)))
    return [word.box for word in page.words if any(word.start < end and start < word.end for start, end in ranges)]


def serve(
    library: CommitteeSearch, host: str, port: int, auth: str = "", ready: Callable[[str], None] | None = None
) -> None:
    """Serve until interrupted; ``ready`` is told the address once. ``auth`` is "name:password"."""
    name, _, password = auth.partition(":")
    if auth and not (name and password):
        raise SettingsError("A password is given as name:password, for example --auth clerk:long-secret.")
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except (OSError, OverflowError) as error:
            raise SettingsError(
                f"{host}:{port} cannot be used ({getattr(error, 'strerror', error)}). "
                "Choose another with --port or --host."
            ) from error
        app = build_app(library, (name, password) if auth else None)
        threading.Thread(target=library.search, args=(WARMING,), daemon=True).start()
        listener.listen()  # a browser that comes before uvicorn is up waits instead of being refused
        if ready:
            ready(f"http://{HERE if host == EVERYWHERE else host}:{listener.getsockname()[1]}")
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])
