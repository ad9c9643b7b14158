"""The list page of runs as a careful FastAPI service would serve it: the peer of bench/api.ts.

Same database, same SQL, same checks: a JWT (HS256), the session and its memberships (both believed for two seconds), a
page of 20 by keyset, as many connections to the database. Environment: DSN, JWT_KEY (hexadecimal).
"""

import os
import time

import asyncpg
import jwt
from fastapi import FastAPI, HTTPException, Query, Request
from pydantic import BaseModel

KEY = bytes.fromhex(os.environ["JWT_KEY"])
BELIEVED_SECONDS = 2

SESSION = """
SELECT u.id, u.username FROM users u WHERE NOT u.disabled AND u.id = (
  SELECT s.user_id FROM sessions s
  WHERE s.family = $1 AND s.revoked_at IS NULL AND s.expires_at > now() LIMIT 1)"""
MEMBERSHIPS = "SELECT m.project_id, m.role FROM members m JOIN projects p ON p.id = m.project_id WHERE m.user_id = $1 ORDER BY p.created_at, p.id"


class Page(BaseModel):
    items: list[dict]
    nextCursor: str | None


callers: dict[str, tuple[float, str]] = {}
app = FastAPI()


@app.on_event("startup")
async def connect() -> None:
    app.state.pool = await asyncpg.create_pool(
        os.environ["DSN"], min_size=10, max_size=10, server_settings={"search_path": "ai_etl_meta", "timezone": "UTC"}
    )


async def project_of(request: Request) -> str:
    """The default project of whoever asks."""
    header = request.headers.get("authorization", "")
    known = callers.get(header)
    if known is not None and known[0] > time.monotonic():
        return known[1]
    try:
        claims = jwt.decode(header.removeprefix("Bearer "), KEY, algorithms=["HS256"], issuer="ai-etl")
    except jwt.InvalidTokenError as error:
        raise HTTPException(401) from error
    user = await app.state.pool.fetchrow(SESSION, claims["sid"])
    if user is None:
        raise HTTPException(401)
    projects = await app.state.pool.fetch(MEMBERSHIPS, user["id"])
    callers[header] = (time.monotonic() + BELIEVED_SECONDS, projects[0]["project_id"])
    return projects[0]["project_id"]


@app.get("/api/v1/runs")
async def runs(request: Request, limit: int = Query(20, ge=1, le=200)) -> Page:
    project = await project_of(request)
    rows = await app.state.pool.fetch(os.environ["LIST_SQL"], project, limit + 1)
    items = [dict(row) for row in rows[:limit]]
    return Page(items=items, nextCursor=str(items[-1]["id"]) if len(rows) > limit else None)
