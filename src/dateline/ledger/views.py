"""Views with plain names over the tables, for people who look into a ledger with tools of their own.

They hold no data. The tables beneath them may be changed by a migration, so they are dropped before
migrations and made anew behind them. No row states what is only said: who says it stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import event, inspect, text

from dateline.ledger.schema import METADATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

Speech = dict[str, str]
SPEECHES: Final[Mapping[str, Speech]] = {  # what the databases write differently
    "sqlite": {
        "JOIN_NAMES": "group_concat",
        "BORNE_BY": "json_each(s.told, '$.claims') AS b",
        "NAME_MEANT": "SELECT json_extract(n.value, '$[1]') FROM json_each(s.told, '$.names') AS n "
        "WHERE json_extract(n.value, '$[0]') = o.actor",
    },
    "postgresql": {
        "JOIN_NAMES": "string_agg",
        "BORNE_BY": "json_array_elements_text(s.told::json -> 'claims') AS b(value)",
        "NAME_MEANT": "SELECT n.value ->> 1 FROM json_array_elements(s.told::json -> 'names') "
        "AS n(value) WHERE n.value ->> 0 = o.actor",
    },
}
ARTICLES: Final = """
SELECT a.title, a.outlet, a.agency, a.published, substr(a.published, 1, 10) AS day, a.kind, a.language,
  (SELECT count(*) FROM claims c WHERE c.article = a.id) AS claims,
  (SELECT count(*) FROM events e WHERE e.article = a.id) AS events,
  (SELECT count(DISTINCT m.incident) FROM incident_members m WHERE m.article = a.id) AS incidents,
  p.url, p.source AS page, a.id AS article
FROM articles a JOIN captures p ON p.id = a.capture
"""
SOURCES: Final = """
SELECT CASE WHEN o.text IS NULL THEN coalesce(o.meant, 'not stated')
    WHEN o.named OR o.meant IS NULL OR o.meant = o.text THEN o.text
    ELSE o.meant || ' (' || o.text || ')' END AS source,
  o.kind, o.named, o.affiliation, c.stance,
  substr(t.text, c.span_start + 1, c.span_end - c.span_start) AS words,
  a.outlet, substr(a.published, 1, 10) AS day, p.url, o.article, o.claim, o.position
FROM (SELECT o.*, (NAME_MEANT) AS meant FROM claim_sources o
  LEFT JOIN search_claims s ON s.article = o.article AND s.item = o.claim) o
JOIN claims c ON c.article = o.article AND c.id = o.claim
JOIN articles a ON a.id = o.article
JOIN captures p ON p.id = a.capture
JOIN texts t ON t.sha256 = a.text_sha256
"""
CLAIMS: Final = """
SELECT
  (SELECT JOIN_NAMES(x.source, ', ') FROM (
    SELECT o.source FROM v_sources o
    WHERE o.article = c.article AND o.claim = c.id ORDER BY o.position) x) AS said_by,
  c.stance, substr(t.text, c.span_start + 1, c.span_end - c.span_start) AS words,
  c.direct, c.hedged, c.venue, a.outlet, a.published, substr(a.published, 1, 10) AS day, a.title, p.url,
  c.article, c.id AS claim
FROM claims c
JOIN articles a ON a.id = c.article
JOIN captures p ON p.id = a.capture
JOIN texts t ON t.sha256 = a.text_sha256
"""
EVENTS: Final = """
SELECT
  coalesce((SELECT JOIN_NAMES(x.name, ', ') FROM (
      SELECT o.source || ' (' || o.stance || ')' AS name
      FROM search_events s, BORNE_BY
      JOIN v_sources o ON o.claim = b.value
      WHERE s.article = e.article AND s.item = e.id AND o.article = e.article
      GROUP BY 1 ORDER BY min(o.position), 1) x),
    coalesce(a.outlet, p.url, p.source) || ' (reports)') AS said_by,
  e.status, substr(t.text, e.span_start + 1, e.span_end - e.span_start) AS words,
  e.type, e.mode, e.hedged, e.earliest, e.latest,
  (SELECT JOIN_NAMES(x.name, ', ') FROM (
    SELECT w.name FROM event_actors w WHERE w.article = e.article AND w.event = e.id
    AND w.role = 'actor' AND w.name IS NOT NULL ORDER BY w.position) x) AS actors,
  (SELECT JOIN_NAMES(x.name, ', ') FROM (
    SELECT w.name FROM event_actors w WHERE w.article = e.article AND w.event = e.id
    AND w.role = 'recipient' AND w.name IS NOT NULL ORDER BY w.position) x) AS recipients,
  (SELECT JOIN_NAMES(x.name, ', ') FROM (
    SELECT w.name FROM event_places w WHERE w.article = e.article AND w.event = e.id
    AND w.role <> 'topic' AND w.name IS NOT NULL ORDER BY w.position) x) AS places,
  l.country, l.latitude, l.longitude,
  m.incident, i.origins AS independent_origins,
  a.outlet, a.published, substr(a.published, 1, 10) AS day, a.title, p.url, e.article, e.id AS event
FROM events e
JOIN articles a ON a.id = e.article
JOIN captures p ON p.id = a.capture
JOIN texts t ON t.sha256 = a.text_sha256
LEFT JOIN event_places l ON l.article = e.article AND l.event = e.id AND l.position = (
  SELECT w.position FROM event_places w WHERE w.article = e.article AND w.event = e.id
  AND w.role <> 'topic' AND w.latitude IS NOT NULL
  ORDER BY CASE w.role WHEN 'at' THEN 0 ELSE 1 END, w.position LIMIT 1)
LEFT JOIN incident_members m ON m.article = e.article AND m.event = e.id
LEFT JOIN incident_origins i ON i.incident = m.incident
"""
INCIDENTS: Final = """
SELECT v.said_by, v.status, v.words, f.origins AS independent_origins,
  (SELECT count(DISTINCT a.id) FROM incident_members n JOIN articles a ON a.id = n.article
    WHERE n.incident = m.incident AND a.kind = 'story') AS articles,
  (SELECT count(DISTINCT coalesce(a.outlet, a.capture)) FROM incident_members n
    JOIN articles a ON a.id = n.article
    WHERE n.incident = m.incident AND a.kind = 'story') AS outlets,
  (SELECT count(*) FROM incident_members n WHERE n.incident = m.incident) AS events,
  v.type, v.mode,
  (SELECT min(e.earliest) FROM incident_members n
    JOIN events e ON e.article = n.article AND e.id = n.event
    WHERE n.incident = m.incident) AS earliest,
  (SELECT max(e.latest) FROM incident_members n
    JOIN events e ON e.article = n.article AND e.id = n.event
    WHERE n.incident = m.incident) AS latest,
  (SELECT substr(min(a.published), 1, 10) FROM incident_members n JOIN articles a ON a.id = n.article
    WHERE n.incident = m.incident) AS first_told,
  v.places, v.country, v.latitude, v.longitude, v.outlet, v.url, m.article, m.event, m.incident
FROM incident_members m
JOIN v_events v ON v.article = m.article AND v.event = m.event
LEFT JOIN incident_origins f ON f.incident = m.incident
WHERE m.position = 0
"""
VIEWS: Final[Mapping[str, str]] = {  # each may ask those before it
    "v_articles": ARTICLES,
    "v_sources": SOURCES,
    "v_claims": CLAIMS,
    "v_events": EVENTS,
    "v_incidents": INCIDENTS,
}


def view_statements(dialect: str) -> list[str]:
    """Return the statements that make the views, in their order."""
    speech = SPEECHES[dialect]
    return [f"CREATE VIEW {name} AS {write(body, speech)}" for name, body in VIEWS.items()]


def write(body: str, speech: Speech) -> str:
    """Return the body of a view as a database writes it."""
    for ours, theirs in speech.items():
        body = body.replace(ours, theirs)
    return " ".join(body.split())


def make_views(connection: Connection) -> None:
    """Make the views anew."""
    drop_views(connection)
    for statement in view_statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def drop_views(connection: Connection) -> None:
    """Drop the views that there are; what is beneath them can then be changed."""
    there = set(inspect(connection).get_view_names())
    for name in reversed(list(VIEWS)):
        if name in there:
            connection.execute(text(f"DROP VIEW {name}"))


@event.listens_for(METADATA, "after_create")
def make_with_tables(_: object, connection: Connection, **__: object) -> None:
    """Make the views whenever the tables are made."""
    if connection.dialect.name in SPEECHES:
        make_views(connection)
