"""Alembic's environment: runs the scripts on the connection it is given, within its transaction."""

from alembic import context

from dateline.ledger.schema import METADATA
from dateline.ledger.versions import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,  # for the naming of constraints
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite cannot alter most of a table in place
)
context.run_migrations()
