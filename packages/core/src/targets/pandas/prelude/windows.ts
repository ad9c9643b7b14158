/** Windows: where each row stands among its like, and which rows its frame has. */
export const WINDOW_FUNCTIONS: Readonly<Record<string, string>> = {
  Window: String.raw`class Window(NamedTuple):
    """Rows in the order of a window. All arrays are by place in that order; ends are behind the last row."""

    rows: np.ndarray
    start: np.ndarray
    end: np.ndarray
    peers_start: np.ndarray
    peers_end: np.ndarray
    frame_start: np.ndarray
    frame_end: np.ndarray`,

  Placed: String.raw`class Placed(NamedTuple):
    """A function of the place of a row in its window: gets the window and its arguments' values in the window's order."""

    function: Callable[..., list[Any]]
    arguments: tuple[Any, ...]
    type: Type`,

  place_of: String.raw`def place_of(function: Callable[..., list[Any]], *arguments: Any, type: Type) -> Placed:
    """A window function of columns."""
    return Placed(function, arguments, type)`,

  window: String.raw`def window(
    frame: pd.DataFrame,
    partition: Sequence[pd.Series],
    order: Sequence[Order],
    values: dict[str, Placed | Aggregate],
    bounds: tuple[str, Any, Any] | None = None,
) -> pd.DataFrame:
    """The frame with columns computed over windows. Bounds are (unit, from, to): None is unbounded, below 0 preceding."""
    view = window_of(len(frame), partition, order, bounds or ("range", None, 0 if order else None))
    columns = {}
    for name, call in values.items():
        results = placed_results(view, call) if isinstance(call, Placed) else framed_results(view, call)
        places = np.argsort(view.rows)
        columns[name] = column_of([results[place] for place in places], call.type)
    return frame.assign(**columns)`,

  placed_results: String.raw`def placed_results(view: Window, call: Placed) -> list[Any]:
    """What a window function gives for each row, in the window's order."""
    columns = []
    for argument in call.arguments:
        column = values_of(argument) if isinstance(argument, pd.Series) else [python_value(argument)] * len(view.rows)
        columns.append([column[row] for row in view.rows])
    return call.function(view, *columns)`,

  framed_results: String.raw`def framed_results(view: Window, call: Aggregate) -> list[Any]:
    """What an aggregate gives over the frame of each row, in the window's order."""
    arguments, included = arguments_of(call, len(view.rows))
    included = included[view.rows]
    values = [arguments[row] for row, counts in zip(view.rows, included) if counts]
    places = np.concatenate([[0], np.cumsum(included)])
    starts, ends = places[view.frame_start].tolist(), places[view.frame_end].tolist()
    running = None if call.distinct else RUNNING.get(call.function.__name__)
    results: list[Any] = []
    start = end = state = None
    for next_start, next_end in zip(starts, ends):
        if (next_start, next_end) != (start, end):
            added = values[end if start == next_start else next_start : next_end]
            if running is not None and start == next_start and next_end >= end and state is not None:
                state = functools.reduce(running, added, state)
            else:
                state = result_of(call, values[next_start:next_end])
            start, end = next_start, next_end
        results.append(state)
    return results`,

  RUNNING: String.raw`RUNNING: dict[str, Callable[[Any, Any], Any]] = {
    "total": lambda state, value: state + value,
    "decimal_sum": lambda state, value: EXACT.add(state, Decimal(value)),
    "count_values": lambda state, _: state + 1,
    "count_true": lambda state, value: state + value,
    "least": lambda state, value: min(state, value, key=order_key),
    "greatest": lambda state, value: max(state, value, key=order_key),
}`,

  window_of: String.raw`def window_of(
    count: int, partition: Sequence[pd.Series], order: Sequence[Order], bounds: tuple[str, Any, Any]
) -> Window:
    """Puts rows in the order of a window and finds the partition, the peers and the frame of each."""
    parts = row_codes([key_codes(column) for column in partition], count)
    sorting = [order_codes(each_order) for each_order in order]
    rows = np.lexsort([*sorting[::-1], parts])
    start, end = runs([parts[rows]])
    peers_start, peers_end = runs([parts[rows], *[codes[rows] for codes in sorting]])
    unit, low, high = bounds
    place = np.arange(count)
    if unit == "rows":
        frame_start = start if low is None else np.clip(place + low, start, end)
        frame_end = end if high is None else np.clip(place + high + 1, start, end)
    elif unit == "groups":
        frame_start, frame_end = group_bounds(start, end, peers_start, peers_end, low, high)
    elif low in (None, 0) and high in (None, 0):
        frame_start = start if low is None else peers_start
        frame_end = end if high is None else peers_end
    else:
        view = Window(rows, start, end, peers_start, peers_end, start, end)
        frame_start, frame_end = range_bounds(view, order[0], low, high)
    return Window(rows, start, end, peers_start, peers_end, frame_start, np.maximum(frame_start, frame_end))`,

  runs: String.raw`def runs(codes: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The start and end, for each place, of the run of equal codes that it stands in."""
    count = len(codes[0])
    changes = np.ones(count, dtype=bool)
    if count > 0:
        changes[1:] = np.any([each_codes[1:] != each_codes[:-1] for each_codes in codes], axis=0)
    starts = np.flatnonzero(changes)
    run = np.cumsum(changes) - 1
    return starts[run], np.append(starts[1:], count)[run]`,

  group_bounds: String.raw`def group_bounds(
    start: np.ndarray, end: np.ndarray, peers_start: np.ndarray, peers_end: np.ndarray, low: Any, high: Any
) -> tuple[np.ndarray, np.ndarray]:
    """Frames counted in groups of peers."""
    starts, ends = np.unique(peers_start), np.unique(peers_end)
    group = np.searchsorted(starts, peers_start)
    first, behind = np.searchsorted(starts, start), np.searchsorted(starts, end)
    frame_start, frame_end = start, end
    if low is not None:
        target = group + low
        frame_start = np.where(target >= behind, end, starts[np.clip(target, first, behind - 1)])
    if high is not None:
        target = group + high
        frame_end = np.where(target < first, start, ends[np.clip(target, first, behind - 1)])
    return frame_start, frame_end`,

  range_bounds: String.raw`def range_bounds(view: Window, order: Order, low: Any, high: Any) -> tuple[np.ndarray, np.ndarray]:
    """Frames by distance in the value that is ordered by; NULLs have the NULLs as their frame, NaNs the NaNs."""
    values = values_of(order.column)
    sign = -1 if order.descending else 1
    keys = [None if values[row] is None else order_key(values[row] if sign == 1 else negated(values[row])) for row in view.rows]
    frame_start, frame_end = view.start.copy(), view.end.copy()
    for place, key in enumerate(keys):
        start, end = view.start[place], view.end[place]
        if key is None:
            if low is not None:
                frame_start[place] = view.peers_start[place]
            if high is not None:
                frame_end[place] = view.peers_end[place]
            continue
        while keys[start] is None:
            start = view.peers_end[start]
        while keys[end - 1] is None:
            end = view.peers_start[end - 1]
        if low is not None:
            frame_start[place] = bisect.bisect_left(keys, moved(key, low), start, end)
        if high is not None:
            frame_end[place] = bisect.bisect_right(keys, moved(key, high), start, end)
    return frame_start, frame_end`,

  negated: String.raw`def negated(number: Any) -> Any:
    return EXACT.minus(number) if isinstance(number, Decimal) else -number`,

  moved: String.raw`def moved(key: Any, distance: Any) -> Any:
    """An order key so far away; NaN stays where it is."""
    if isinstance(key, tuple):
        return key if key[0] == 1 else order_key(key[1] + float(distance))
    return EXACT.add(key, Decimal(str(distance))) if isinstance(key, Decimal) else key + distance`,

  row_number: String.raw`def row_number(view: Window) -> list[int]:
    return (np.arange(len(view.rows)) - view.start + 1).tolist()`,

  rank: String.raw`def rank(view: Window) -> list[int]:
    """rank: with gaps behind ties."""
    return (view.peers_start - view.start + 1).tolist()`,

  dense_rank: String.raw`def dense_rank(view: Window) -> list[int]:
    """dense_rank: without gaps."""
    starts = np.unique(view.peers_start)
    return (np.searchsorted(starts, view.peers_start) - np.searchsorted(starts, view.start) + 1).tolist()`,

  percent_rank: String.raw`def percent_rank(view: Window) -> list[float]:
    return ((view.peers_start - view.start) / np.maximum(view.end - view.start - 1, 1)).tolist()`,

  cume_dist: String.raw`def cume_dist(view: Window) -> list[float]:
    return ((view.peers_end - view.start) / (view.end - view.start)).tolist()`,

  ntile: String.raw`def ntile(view: Window, buckets: list[int]) -> list[int]:
    """ntile: nearly equal buckets, the larger ones first."""
    results = []
    for place, (start, end, count) in enumerate(zip(view.start, view.end, buckets)):
        size, larger = divmod(int(end - start), count)
        at = place - int(start)
        edge = larger * (size + 1)
        results.append(at // (size + 1) + 1 if at < edge else larger + (at - edge) // size + 1)
    return results`,

  lag: String.raw`def lag(view: Window, values: list[Any], rows: list[int], default: list[Any]) -> list[Any]:
    """lag: the value so many rows earlier in the partition."""
    results = []
    for place, (start, end) in enumerate(zip(view.start, view.end)):
        at = place - rows[place]
        results.append(values[at] if start <= at < end else default[place])
    return results`,

  lead: String.raw`def lead(view: Window, values: list[Any], rows: list[int], default: list[Any]) -> list[Any]:
    """lead: the value so many rows later in the partition."""
    return lag(view, values, [-count for count in rows], default)`,

  first_value: String.raw`def first_value(view: Window, values: list[Any]) -> list[Any]:
    return [values[start] if start < end else None for start, end in zip(view.frame_start, view.frame_end)]`,

  last_value: String.raw`def last_value(view: Window, values: list[Any]) -> list[Any]:
    return [values[end - 1] if start < end else None for start, end in zip(view.frame_start, view.frame_end)]`,

  nth_value: String.raw`def nth_value(view: Window, values: list[Any], number: list[int]) -> list[Any]:
    bounds = zip(view.frame_start, view.frame_end, number)
    return [values[start + at - 1] if start + at <= end else None for start, end, at in bounds]`,
}
