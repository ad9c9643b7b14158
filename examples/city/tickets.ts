import { organisationInn } from './identifiers.ts'
import { isoDate, pad, Random } from './random.ts'
import { ENDINGS, KINDS, MUSEUM_TITLES, NAMES, PLACES, SUBJECTS, SURNAMES } from './words.ts'

/** What is true of a generated ticket file: counted while it was written. */
export interface TicketsTruth {
  rows: number
  /** 1-based line of each row that a quote escaped with a backslash broke. */
  brokenLines: number[]
  /** Sum of ticket_price over the good rows, in kopecks. */
  priceSum: number
  byStatus: Record<string, number>
  nulls: Record<string, number>
  leadingZeroInn: number
  created: { min: string; max: string }
}

const TICKET_COLUMNS = [
  'created',
  'order_status',
  'ticket_status',
  'ticket_price',
  'visitor_category',
  'event_id',
  'is_active',
  'valid_to',
  'count_visitor',
  'is_entrance',
  'is_entrance_mdate',
  'event_name',
  'event_kind_name',
  'spot_id',
  'spot_name',
  'museum_name',
  'start_datetime',
  'ticket_id',
  'update_timestamp',
  'client_name',
  'name',
  'surname',
  'client_phone',
  'museum_inn',
  'birthday_date',
  'order_number',
  'ticket_number',
] as const

interface Spot {
  id: number
  name: string
  museum: string
  inn: string
}

/**
 * Museum tickets: `;`, UTF-8, 27 columns, with the traps of the real files: rows broken by backslash-escaped quotes,
 * tax numbers with leading zeros, constant columns, a sparse birth date, a phone that is text.
 * Yields text in pieces of about a megabyte; fills `truth` as it goes.
 */
export function* tickets(rows: number, seed: number, truth: TicketsTruth, clean = false): Generator<string> {
  const random = new Random(seed)
  const museums = Array.from({ length: 142 }, (_, i) => museum(random, i))
  const spots = Array.from({ length: 359 }, (_, i) => spot(random, i, museums))
  const events = Array.from({ length: Math.min(7303, Math.max(40, Math.floor(rows / 20))) }, (_, i) => event(random, i))
  const categories = Array.from({ length: 82 }, (_, i) => category(random, i))
  const start = Date.UTC(2021, 0, 1, 6)
  const step = (365 * 86_400_000) / Math.max(rows, 1)
  const broken = clean ? new Set<number>() : brokenRows(random, rows)
  let text = `${TICKET_COLUMNS.join(';')}\n`
  let line = 2
  for (let i = 0; i < rows; i++) {
    const at = start + Math.floor(i * step + random.next() * step * 40)
    const created = moscow(at)
    const status = random.skewed(['PAID', 'PAID', 'PAID', 'REFUND', 'CANCELLED', 'NEW'])
    const place = random.skewed(spots)
    const show = random.skewed(events)
    const price = random.chance(0.25) ? 0 : random.skewed(PRICES)
    const entrance = random.chance(0.73)
    const starts = random.chance(0.04)
      ? ''
      : `${isoDate(Math.floor(at / 86_400_000) + random.int(0, 30))} ${pad(random.int(9, 20), 2)}:${random.pick(['00', '30'])}:00`
    const surname = random.pick(SURNAMES)
    const name = random.pick(NAMES)
    const known = !random.chance(0.02)
    const phone = random.chance(0.33) ? '' : `79${random.digits(9)}`
    const birthday = random.chance(0.93) ? '' : random.chance(0.003) ? '1862-01-16' : isoDate(random.int(-12000, 14000))
    const title = broken.has(i) ? BREAKS[broken.size > 1 ? i % BREAKS.length : 0] : quote(show.name)
    text += `${created};${status};${status};${price.toFixed(1)};${random.skewed(categories)};${show.id};true;`
    text += `${isoDate(Math.floor(at / 86_400_000) + 90)};1;${entrance};${entrance ? moscow(at + random.int(1, 400) * 360_000) : ''};`
    text += `${title};${show.kind};${place.id};${quote(place.name)};${quote(place.museum)};${starts};${30386 + i * 16 + random.int(0, 15)};`
    text += `${moscow(at + random.int(0, 864) * 100_000)};${known ? `${surname} ${name}` : ''};${known ? name : ''};${known ? surname : ''};${phone};`
    text += `${place.inn};${birthday};${75343 + i}-${random.digits(6)};${random.uuid()}\n`
    if (broken.has(i)) truth.brokenLines.push(line)
    else {
      truth.priceSum += Math.round(price * 100)
      truth.byStatus[status] = (truth.byStatus[status] ?? 0) + 1
      if (place.inn.startsWith('0')) truth.leadingZeroInn++
      count(truth.nulls, {
        start_datetime: starts,
        client_phone: phone,
        birthday_date: birthday,
        client_name: known ? '1' : '',
        is_entrance_mdate: entrance ? '1' : '',
      })
      if (truth.created.min === '' || created < truth.created.min) truth.created.min = created
      if (created > truth.created.max) truth.created.max = created
      truth.rows++
    }
    line++
    if (text.length > 1 << 20) {
      yield text
      text = ''
    }
  }
  yield text
}

export function ticketsTruth(): TicketsTruth {
  return {
    rows: 0,
    brokenLines: [],
    priceSum: 0,
    byStatus: {},
    nulls: {},
    leadingZeroInn: 0,
    created: { min: '', max: '' },
  }
}

// 95 prices, money with one digit after the point as the real files write it.
const PRICES = Array.from(
  { length: 94 },
  (_, i) => [50, 100, 150, 200, 250, 300, 400, 500][i % 8] * (1 + Math.floor(i / 8)) + (i > 90 ? 0.5 : 0),
).concat(19_500)

// What exports leave behind when one side escapes quotes with a backslash and the other doubles them.
const BREAKS = [
  '"Парк музея-усадьбы \\"Кусково\\""',
  '"Экскурсия \\"Сад; пруд; оранжерея\\" для детей"',
  '"Концерт \\"Осень\\" в главном доме',
]

function brokenRows(random: Random, rows: number): Set<number> {
  const wanted = Math.min(Math.max(2, Math.round(rows / 80_000)), Math.floor(rows / 3))
  const found = new Set<number>()
  while (found.size < wanted) found.add(random.int(1, rows - 2))
  return found
}

function count(nulls: Record<string, number>, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) if (value === '') nulls[name] = (nulls[name] ?? 0) + 1
}

/** `2021-08-18T16:01:14.583+03:00` */
function moscow(at: number): string {
  return `${new Date(at + 10_800_000).toISOString().slice(0, 23)}+03:00`
}

function quote(text: string): string {
  return text.includes('"') || text.includes(';') ? `"${text.replaceAll('"', '""')}"` : text
}

function museum(random: Random, i: number): { name: string; inn: string } {
  const region = i % 9 === 4 ? '041' : random.pick(['770', '771', '772', '773', '500'])
  return {
    name: `${MUSEUM_TITLES[i % MUSEUM_TITLES.length]} «${PLACES[i % PLACES.length]}»${i >= PLACES.length ? ` № ${i}` : ''}`,
    inn: organisationInn(random, region.slice(0, 2)),
  }
}

function spot(random: Random, i: number, museums: readonly { name: string; inn: string }[]): Spot {
  const owner = museums[i % museums.length]
  const name = `${random.pick(['Главное здание', 'Касса', 'Флигель', 'Выставочный зал', 'Оранжерея', 'Парк'])} ${owner.name}, вход ${1 + (i % 5)}`
  return { id: 1000 + i * 7, name: i % 45 === 44 ? `${name} ` : name, museum: owner.name, inn: owner.inn }
}

function event(random: Random, i: number): { id: number; name: string; kind: string } {
  const place = random.pick(PLACES)
  const subject = SUBJECTS[i % SUBJECTS.length]
  const name =
    i % 6 === 0
      ? `${subject} музея-усадьбы "${place}", ${random.pick(ENDINGS)} (${i})`
      : `${subject}: ${place.toLowerCase()}, ${random.pick(ENDINGS)} (${i})`
  return { id: 200_000 + i * 3, name, kind: KINDS[i % KINDS.length] }
}

function category(random: Random, i: number): string {
  if (i < 6) return ['Взрослый', 'Пенсионер', 'Студент', 'Школьник', 'Дошкольник', 'Многодетная семья'][i]
  const parts = i % 11 === 10 ? 6 : 1 + (i % 2)
  const groups = Array.from({ length: parts }, () => random.pick(ENDINGS))
  return `Льготная категория ${i}: ${groups.join(', предъявившие документ о праве на льготу, ')}`
}
