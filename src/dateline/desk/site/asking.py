"""What is asked of a page in its address: a field that a form left empty is as if not given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from dateline.desk.site.links import with_query

if TYPE_CHECKING:
    from fastapi import Request, Response

    from dateline.desk.parameters import Asked

Shape = TypeVar("Shape", bound="Asked")


def tidied(request: Request) -> Response | None:
    """Return what leads to the same page without the empty fields of its address; None without any."""
    given = request.query_params.multi_items()
    kept = [(key, value.strip()) for key, value in given if value.strip()]
    return None if kept == given else RedirectResponse(with_query(request.url.path, kept), 307)


def read_asked(request: Request, shape: type[Shape]) -> Shape:
    """Return the parameters of an address; raises RequestValidationError where one does not fit."""
    given: dict[str, Any] = {}
    for key, value in request.query_params.multi_items():
        if is_several(shape, key):
            given.setdefault(key, []).append(value)
        else:
            given[key] = value
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        told = [{**one, "loc": ("query", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(told) from error


def is_several(shape: type[Asked], key: str) -> bool:
    """Tell whether a parameter may be given several times."""
    field = shape.model_fields.get(key)
    return field is not None and field.default_factory is list
