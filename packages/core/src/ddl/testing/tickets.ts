import type { Profile } from '../../documents/profile.ts'
import { profileOf, tableOf } from './profile.ts'

/** Museum tickets of a year: events with a time axis and dimensions. `rows` scales what grows with the file. */
export function ticketsProfile(rows = 478_615, more: Partial<Profile> = {}): Profile {
  const few = (distinct: number) => Math.min(distinct, Math.ceil(rows / 8))
  const share = (part: number) => Math.round(rows * part)
  const status = (paid: number) => [
    { value: 'PAID', count: share(paid) },
    { value: 'REFUND', count: share(0.1) },
    { value: 'CANCELLED', count: share(0.07) },
    { value: 'NEW', count: rows - share(paid) - share(0.1) - share(0.07) },
  ]
  const from = '2021-01-02T08:04:02.016+03:00'
  const to = '2021-12-31T21:35:26.366+03:00'
  const axis = { column: 'created', from, to, perDay: rows / 364, orderCorrelation: 0.9991 }
  const table = tableOf(
    'tickets',
    rows,
    {
      created: [
        'timestamptz',
        { distinct: rows - Math.ceil(rows / 100), min: from, max: to, longest: 29, order: 0.9991 },
      ],
      order_status: ['string', { distinct: 4, longest: 9, top: status(0.75) }],
      ticket_status: ['string', { distinct: 4, longest: 9, top: status(0.81) }],
      ticket_price: ['decimal(7,2)', { distinct: 95, min: '0', max: '19500', semantic: 'money', longest: 7 }],
      visitor_category: ['string', { distinct: few(82), longest: 552 }],
      event_id: ['int32', { distinct: few(7_303), min: '200000', max: '207302', longest: 6 }],
      is_active: ['bool', { constant: true, longest: 4, min: 'true', max: 'true' }],
      valid_to: ['date', { distinct: few(364), min: '2021-04-02', max: '2022-03-31', longest: 10, order: 0.99 }],
      count_visitor: ['int8', { constant: true, min: '1', max: '1', longest: 1 }],
      is_entrance: ['bool', { distinct: 2, min: 'false', max: 'true', longest: 5 }],
      is_entrance_mdate: [
        'timestamptz',
        { nulls: share(0.26), distinct: share(0.73), min: from, max: to, longest: 29, order: 0.98 },
      ],
      event_name: ['string', { distinct: few(7_303), longest: 140 }],
      event_kind_name: ['string', { distinct: few(33), longest: 40 }],
      spot_id: ['int32', { distinct: few(359), min: '1001', max: '2999', longest: 4 }],
      spot_name: ['string', { distinct: few(367), longest: 90 }],
      museum_name: ['string', { distinct: few(142), longest: 60 }],
      start_datetime: [
        'timestamp',
        {
          nulls: share(0.04),
          distinct: share(0.02),
          min: '2021-01-03 10:00:00',
          max: '2022-01-28 19:00:00',
          longest: 19,
          order: 0.97,
        },
      ],
      ticket_id: ['int32', { distinct: rows, min: '30386', max: '7934236', longest: 7, order: 0.9995 }],
      update_timestamp: [
        'timestamptz',
        { distinct: rows - Math.ceil(rows / 90), min: from, max: to, longest: 29, order: 0.998 },
      ],
      client_name: [
        'string',
        { nulls: share(0.02), distinct: share(0.2), personal: true, semantic: 'person-name', longest: 40 },
      ],
      name: ['string', { distinct: few(900), personal: true, semantic: 'person-name', longest: 14 }],
      surname: ['string', { distinct: few(2_000), personal: true, semantic: 'person-name', longest: 20 }],
      client_phone: [
        'string',
        { nulls: share(0.33), distinct: share(0.5), personal: true, semantic: 'phone', longest: 11 },
      ],
      museum_inn: ['string', { distinct: few(140), semantic: 'inn', longest: 10 }],
      birthday_date: [
        'date',
        {
          nulls: share(0.93),
          distinct: share(0.03),
          personal: true,
          min: '1862-01-16',
          max: '2019-05-05',
          longest: 10,
        },
      ],
      order_number: ['string', { distinct: rows, longest: 12 }],
      ticket_number: ['uuid', { distinct: rows, longest: 36 }],
    },
    {
      timeAxis: axis,
      keys: [
        { columns: ['ticket_id'], exact: true, verdict: 'unique' },
        { columns: ['order_number'], exact: true, verdict: 'unique' },
        { columns: ['ticket_number'], exact: true, verdict: 'unique' },
      ],
      dependences: [{ from: ['spot_name'], to: 'museum_name', exact: true, violations: 0 }],
    },
  )
  const growth = { bytesPerDay: table.bytes / 364, rowsPerDay: rows / 364, basis: 'timeAxis' }
  return profileOf('examples/city/tickets.csv', [table], { growth, ...more })
}
