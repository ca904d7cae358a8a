"""Which reading belongs to which rule of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading import (
    time_absolute,
    time_eras,
    time_lengths,
    time_periods,
    time_relative,
    time_seasons,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.reading.time_scene import Reckoned, Scene

READINGS: Final[Mapping[str, Callable[[Scene], Reckoned | None]]] = {
    "numeric_date": time_absolute.numeric_date,
    "full_date": time_absolute.full_date,
    "day_beyond": time_relative.day_beyond,
    "month_told": time_relative.month_told,
    "month_year": time_absolute.month_year,
    "day_and_month": time_absolute.day_and_month,
    "season_year": time_seasons.season_year,
    "quarter": time_periods.quarter,
    "reported": time_periods.reported,
    "relative_day": time_absolute.relative_day,
    "before_christ": time_eras.before_christ,
    "century": time_eras.century,
    "spelled_year": time_eras.spelled_year,
    "decade": time_eras.decade,
    "edge_of_time": time_relative.edge_of_time,
    "year": time_absolute.year,
    "edge_of_month": time_absolute.edge_of_month,
    "relative_month": time_absolute.relative_month,
    "ago": time_relative.ago,
    "shifted": time_relative.shifted,
    "stretch": time_relative.named_stretch,
    "vague_days": time_relative.vague_days,
    "every": time_lengths.every,
    "weekday": time_relative.weekday,
    "weekdays": time_lengths.weekdays,
    "relative_unit": time_relative.relative_unit,
    "relative_season": time_seasons.relative_season,
    "part_of_day": time_relative.part_of_day,
    "same_unit": time_relative.same_unit,
    "weekend": time_relative.weekend,
    "duration": time_lengths.duration,
    "one_unit": time_lengths.one_unit,
    "units": time_lengths.units,
    "set": time_lengths.repeated,
    "moment": time_lengths.moment,
    "reference": time_lengths.reference,
    "month": time_absolute.month,
    "recent": time_lengths.recent,
}
