import { scalar } from '../../types/logical.ts'
import type { FunctionDefinition } from './definition.ts'
import { DATE, FLOAT, fixed, INT, INT32, TEXT, TIMESTAMP, TIMESTAMPTZ } from './definition.ts'

export const DATE_UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
export type DateUnit = (typeof DATE_UNITS)[number]

const ZONE = { en: '; of a timestamptz in the zone of the pipeline', ru: '; у timestamptz — в поясе конвейера' }

function part(name: string, en: string, ru: string): FunctionDefinition {
  return fixed(`${name}(moment)`, ['moment'], INT32, `${en}${ZONE.en}`, `${ru}${ZONE.ru}`)
}

/** Years, months, weeks and days keep the type of the moment; hours and less make a date a timestamp. */
function added(unit: string, ru: string, clock: boolean): FunctionDefinition {
  const clip = unit === 'year' || unit === 'month'
  return fixed(
    `add_${unit}s(moment, count)`,
    ['moment', INT],
    TIMESTAMP,
    `So many ${unit}s later${clip ? "; clipped to the month's end" : ''}. Also moment + interval '1 ${unit}'`,
    `На столько ${ru} позже${clip ? '; с обрезкой до конца месяца' : ''}. Также момент + interval '1 ${unit}'`,
    { gives: ([type]) => (clock && type.kind === 'date' ? TIMESTAMP : type) },
  )
}

function between(unit: string, en: string, ru: string): FunctionDefinition {
  return fixed(`${unit}_between(from, to)`, ['moment', 'moment'], INT, en, ru)
}

export const MOMENT_FUNCTIONS = {
  date_trunc: fixed(
    'date_trunc(unit, moment)',
    [TEXT, 'moment'],
    TIMESTAMP,
    `Start of the year, quarter, month, week (Monday), day, hour, minute or second${ZONE.en}`,
    `Начало года, квартала, месяца, недели (понедельник), дня, часа, минуты или секунды${ZONE.ru}`,
    { constants: { 0: DATE_UNITS }, gives: (types) => types[1] },
  ),
  year: part('year', 'Year', 'Год'),
  quarter: part('quarter', 'Quarter, 1 to 4', 'Квартал, от 1 до 4'),
  month: part('month', 'Month, 1 to 12', 'Месяц, от 1 до 12'),
  week: part('week', 'Week of ISO 8601, 1 to 53', 'Неделя по ISO 8601, от 1 до 53'),
  day: part('day', 'Day of the month', 'День месяца'),
  hour: part('hour', 'Hour, 0 to 23', 'Час, от 0 до 23'),
  minute: part('minute', 'Minute', 'Минута'),
  second: part('second', 'Whole seconds', 'Целые секунды'),
  day_of_week: part('day_of_week', '1 Monday to 7 Sunday', 'От 1 (понедельник) до 7 (воскресенье)'),
  day_of_year: part('day_of_year', '1 to 366', 'От 1 до 366'),
  add_years: added('year', 'лет', false),
  add_months: added('month', 'месяцев', false),
  add_weeks: added('week', 'недель', false),
  add_days: added('day', 'дней', false),
  add_hours: added('hour', 'часов', true),
  add_minutes: added('minute', 'минут', true),
  add_seconds: added('second', 'секунд', true),
  days_between: between(
    'days',
    'Calendar days from the first to the second, times of day apart',
    'Календарных дней от первого до второго, без времени суток',
  ),
  months_between: between(
    'months',
    'Whole months passed; negative when the second is earlier',
    'Полных месяцев прошло; отрицательно, если второй раньше',
  ),
  years_between: between('years', 'Whole years passed, as of an age', 'Полных лет прошло, как у возраста'),
  seconds_between: fixed(
    'seconds_between(from, to)',
    ['moment', 'moment'],
    FLOAT,
    'Seconds from the first to the second, with fractions',
    'Секунд от первого до второго, с дробной частью',
  ),
  make_date: fixed(
    'make_date(year, month, day)',
    [INT, INT, INT],
    DATE,
    'The date; NULL where no calendar has it',
    'Дата; NULL, если такой нет в календаре',
  ),
  make_timestamp: fixed(
    'make_timestamp(year, month, day, hour, minute, second)',
    [INT, INT, INT, INT, INT, INT],
    TIMESTAMP,
    'The moment; NULL where there is no such one',
    'Момент; NULL, если такого нет',
  ),
  last_day: fixed(
    'last_day(moment)',
    ['moment'],
    DATE,
    `Last day of the month${ZONE.en}`,
    `Последний день месяца${ZONE.ru}`,
  ),
  date_of: fixed('date_of(moment)', ['moment'], DATE, `The date alone${ZONE.en}`, `Только дата${ZONE.ru}`),
  time_of: fixed(
    'time_of(moment)',
    ['moment'],
    scalar('time'),
    `The time of day alone${ZONE.en}`,
    `Только время суток${ZONE.ru}`,
  ),
  to_epoch: fixed(
    'to_epoch(moment)',
    ['moment'],
    FLOAT,
    'Seconds from 1970-01-01 00:00 (UTC), with fractions; moments without a zone count as UTC',
    'Секунд от 1970-01-01 00:00 (UTC), с дробной частью; моменты без пояса считаются в UTC',
  ),
  from_epoch: fixed(
    'from_epoch(seconds)',
    [FLOAT],
    TIMESTAMPTZ,
    'The moment so many seconds after 1970-01-01 00:00 UTC, to microseconds',
    'Момент через столько секунд после 1970-01-01 00:00 UTC, до микросекунд',
  ),
  at_zone: fixed(
    'at_zone(timestamptz, zone)',
    [TIMESTAMPTZ, TEXT],
    TIMESTAMP,
    'What clocks of the zone show at the moment. Also `moment at time zone zone`',
    'Что показывают часы пояса в этот момент. Также `момент at time zone пояс`',
    { constants: { 1: 'any' } },
  ),
  in_zone: fixed(
    'in_zone(timestamp, zone)',
    [TIMESTAMP, TEXT],
    TIMESTAMPTZ,
    'The moment at which clocks of the zone show this. Also `timestamp at time zone zone`',
    'Момент, когда часы пояса показывают это. Также `timestamp at time zone пояс`',
    { constants: { 1: 'any' } },
  ),
  format_date: fixed(
    'format_date(moment, format)',
    ['moment', TEXT],
    TEXT,
    `By %Y %m %d %H %M %S %y %j %% and other characters as they are${ZONE.en}`,
    `По %Y %m %d %H %M %S %y %j %%, прочие символы как есть${ZONE.ru}`,
    { constants: { 1: 'any' } },
  ),
  parse_date: fixed(
    'parse_date(text, format)',
    [TEXT, TEXT],
    DATE,
    'By %Y %m %d and other characters as they are; NULL where the text is not so',
    'По %Y %m %d, прочие символы как есть; NULL, если текст не таков',
    { constants: { 1: 'any' } },
  ),
  parse_timestamp: fixed(
    'parse_timestamp(text, format)',
    [TEXT, TEXT],
    TIMESTAMP,
    'By %Y %m %d %H %M %S; NULL where the text is not so',
    'По %Y %m %d %H %M %S; NULL, если текст не таков',
    { constants: { 1: 'any' } },
  ),
  current_date: fixed(
    'current_date()',
    [],
    DATE,
    'Today in the zone of the pipeline, the same through a run',
    'Сегодня в поясе конвейера, одно на весь запуск',
    { deterministic: false },
  ),
  current_timestamp: fixed(
    'current_timestamp()',
    [],
    TIMESTAMPTZ,
    'Now, the same through a run',
    'Сейчас, одно на весь запуск',
    { deterministic: false },
  ),
} satisfies Readonly<Record<string, FunctionDefinition>>
