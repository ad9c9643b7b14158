/** Functions of dates and moments, which are Python's datetime without a zone (those of a zone in UTC). */
export const MOMENT_FUNCTIONS: Readonly<Record<string, string>> = {
  local_time: String.raw`def local_time(moments: Any, zone: str) -> Any:
    """What clocks of a zone show at moments."""
    if isinstance(moments, pd.Series):
        return moments.dt.tz_convert(zone).dt.tz_localize(None)
    if moments is None:
        return None
    moment = python_value(moments).replace(tzinfo=datetime.timezone.utc)
    return moment.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)`,
  moment_of_clock: String.raw`def moment_of_clock(zone: str) -> Callable[[datetime.datetime], datetime.datetime]:
    """Turns what clocks of a zone show into UTC; of an hour that comes twice the later one is meant."""
    info = zoneinfo.ZoneInfo(zone)

    def convert(shown: datetime.datetime) -> datetime.datetime:
        first, second = (shown.replace(tzinfo=info, fold=fold).utcoffset() for fold in (0, 1))
        return shown - min(first, second)

    return convert`,
  clock_of_moment: String.raw`def clock_of_moment(moment: datetime.datetime, zone: str) -> datetime.datetime:
    """at_zone: what clocks of a zone show at a moment."""
    return moment.replace(tzinfo=datetime.timezone.utc).astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)`,
  moment_in_zone: String.raw`def moment_in_zone(shown: datetime.datetime, zone: str) -> datetime.datetime:
    """in_zone: the moment at which clocks of a zone show this."""
    return moment_of_clock(zone)(shown)`,
  in_zone_of: String.raw`def in_zone_of(zone: str, function: Callable[..., datetime.datetime]) -> Callable[..., datetime.datetime]:
    """A function of what clocks show, applied to a moment in a zone; gives a moment again."""
    info = zoneinfo.ZoneInfo(zone)
    to_moment = moment_of_clock(zone)

    def apply(moment: datetime.datetime, *arguments: Any) -> datetime.datetime:
        shown = moment.replace(tzinfo=datetime.timezone.utc).astimezone(info).replace(tzinfo=None)
        return to_moment(function(shown, *arguments))

    return apply`,
  truncate: String.raw`def truncate(moment: datetime.datetime, unit: str) -> datetime.datetime:
    """date_trunc: the start of the year, quarter, month, week (Monday), day, hour, minute or second."""
    if unit == "second":
        return moment.replace(microsecond=0)
    if unit == "minute":
        return moment.replace(second=0, microsecond=0)
    if unit == "hour":
        return moment.replace(minute=0, second=0, microsecond=0)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        return day - datetime.timedelta(days=day.weekday())
    month = {"year": 1, "quarter": day.month - (day.month - 1) % 3, "month": day.month}.get(unit)
    return day if month is None else day.replace(month=month, day=1)`,
  truncate_clock: String.raw`def truncate_clock(zone: str) -> Callable[[datetime.datetime, str], datetime.datetime]:
    """date_trunc of hours and less of a moment: by the clocks of a zone, without leaving the same offset."""
    info = zoneinfo.ZoneInfo(zone)

    def apply(moment: datetime.datetime, unit: str) -> datetime.datetime:
        shown = moment.replace(tzinfo=datetime.timezone.utc).astimezone(info).replace(tzinfo=None)
        return moment - (shown - truncate(shown, unit))

    return apply`,
  quarter_of: String.raw`def quarter_of(moment: datetime.datetime) -> int:
    return (moment.month + 2) // 3`,
  iso_week: String.raw`def iso_week(moment: datetime.datetime) -> int:
    return moment.isocalendar().week`,
  day_of_year: String.raw`def day_of_year(moment: datetime.datetime) -> int:
    return moment.timetuple().tm_yday`,
  add_months: String.raw`def add_months(moment: datetime.datetime, count: int) -> datetime.datetime:
    """So many months later, clipped to the month's end."""
    years, month = divmod(moment.year * 12 + moment.month - 1 + count, 12)
    day = min(moment.day, calendar.monthrange(years, month + 1)[1])
    return moment.replace(year=years, month=month + 1, day=day)`,
  add_years: String.raw`def add_years(moment: datetime.datetime, count: int) -> datetime.datetime:
    return add_months(moment, 12 * count)`,
  add_weeks: String.raw`def add_weeks(moment: datetime.datetime, count: int) -> datetime.datetime:
    return moment + datetime.timedelta(weeks=count)`,
  add_days: String.raw`def add_days(moment: datetime.datetime, count: int) -> datetime.datetime:
    return moment + datetime.timedelta(days=count)`,
  add_hours: String.raw`def add_hours(moment: datetime.datetime, count: int) -> datetime.datetime:
    return moment + datetime.timedelta(hours=count)`,
  add_minutes: String.raw`def add_minutes(moment: datetime.datetime, count: int) -> datetime.datetime:
    return moment + datetime.timedelta(minutes=count)`,
  add_seconds: String.raw`def add_seconds(moment: datetime.datetime, count: int) -> datetime.datetime:
    return moment + datetime.timedelta(seconds=count)`,
  days_between: String.raw`def days_between(start: datetime.datetime, end: datetime.datetime) -> int:
    """Calendar days, times of day apart."""
    return (end.date() - start.date()).days`,
  months_between: String.raw`def months_between(start: datetime.datetime, end: datetime.datetime) -> int:
    """Whole months passed; negative when the second is earlier."""
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - int((end.day, end.time()) < (start.day, start.time()))`,
  years_between: String.raw`def years_between(start: datetime.datetime, end: datetime.datetime) -> int:
    """Whole years passed, as of an age."""
    months = months_between(start, end)
    return months // 12 if months >= 0 else -(-months // 12)`,
  seconds_between: String.raw`def seconds_between(start: datetime.datetime, end: datetime.datetime) -> float:
    return (end - start) / datetime.timedelta(seconds=1)`,
  make_date: String.raw`def make_date(year: int, month: int, day: int) -> datetime.datetime:
    return datetime.datetime(year, month, day)`,
  make_timestamp: String.raw`def make_timestamp(year: int, month: int, day: int, hour: int, minute: int, second: int) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, minute, second)`,
  last_day: String.raw`def last_day(moment: datetime.datetime) -> datetime.datetime:
    """The last day of the month."""
    return datetime.datetime(moment.year, moment.month, calendar.monthrange(moment.year, moment.month)[1])`,
  time_of_day: String.raw`def time_of_day(moment: datetime.datetime) -> datetime.time:
    return moment.time()`,
  EPOCH: `EPOCH = datetime.datetime(1970, 1, 1)`,
  to_epoch: String.raw`def to_epoch(moment: datetime.datetime) -> float:
    """Seconds from 1970, with fractions."""
    return (moment - EPOCH) / datetime.timedelta(seconds=1)`,
  from_epoch: String.raw`def from_epoch(seconds: float) -> datetime.datetime | None:
    """The moment so many seconds after 1970, to microseconds."""
    microseconds = int(rounded(Decimal(repr(seconds)).scaleb(6, EXACT), 0))
    return EPOCH + datetime.timedelta(microseconds=microseconds)`,
  date_text: String.raw`def date_text(date: datetime.datetime) -> str:
    return date.date().isoformat()`,
  time_text: String.raw`def time_text(time: datetime.time) -> str:
    """A time of day without trailing zeros of the fraction."""
    text = time.isoformat()
    return text.rstrip("0") if "." in text else text`,
  timestamp_text: String.raw`def timestamp_text(moment: datetime.datetime) -> str:
    """A moment without trailing zeros of the fraction."""
    return moment.date().isoformat() + " " + time_text(moment.time())`,
  moment_text: String.raw`def moment_text(zone: str) -> Callable[[datetime.datetime], str]:
    """Writes moments by the clocks of a zone, with its offset: +03, +05:30."""
    info = zoneinfo.ZoneInfo(zone)

    def write(moment: datetime.datetime) -> str:
        shown = moment.replace(tzinfo=datetime.timezone.utc).astimezone(info)
        offset = re.sub("(:00)+$", "", shown.isoformat()[len(shown.replace(tzinfo=None).isoformat()) :])
        return timestamp_text(shown.replace(tzinfo=None)) + offset

    return write`,
  format_moment: String.raw`def format_moment(moment: datetime.datetime, pattern: str) -> str:
    """format_date: %Y %m %d %H %M %S %y %j, and %% for a percent sign."""
    parts = {
        "%Y": f"{moment.year:04d}",
        "%m": f"{moment.month:02d}",
        "%d": f"{moment.day:02d}",
        "%H": f"{moment.hour:02d}",
        "%M": f"{moment.minute:02d}",
        "%S": f"{moment.second:02d}",
        "%y": f"{moment.year % 100:02d}",
        "%j": f"{moment.timetuple().tm_yday:03d}",
        "%%": "%",
    }
    return re.sub("%.", lambda found: parts[found.group()], pattern)`,
  parse_moment: String.raw`def parse_moment(text: str, pattern: str, form: str) -> datetime.datetime | None:
    """parse_date, parse_timestamp: NULL where the text has not exactly the digits of the form, or no calendar has it."""
    if re.fullmatch(pattern, text) is None:
        return None
    try:
        return datetime.datetime.strptime(text, form)
    except ValueError:
        return None`,
}
