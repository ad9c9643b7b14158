import type { Profile } from '../../documents/profile.ts'
import { profileOf, tableOf } from './profile.ts'

/** Register of sole proprietors: nested JSON, keyed by ogrnip, activities as a child table. */
export function registerProfile(rows = 93_868): Profile {
  const few = (distinct: number) => Math.min(distinct, Math.ceil(rows / 8))
  const share = (part: number) => Math.round(rows * part)
  const root = tableOf(
    'register',
    rows,
    {
      date_exec: ['date', { distinct: few(90), min: '2024-05-01', max: '2024-06-30', longest: 10 }],
      code_form_ind_entrep: ['string', { distinct: 2, longest: 5 }],
      name_form_ind_entrep: ['string', { distinct: 2, longest: 60 }],
      inf_authority_reg_ind_entrep_name: ['string', { distinct: few(89), longest: 90 }],
      inf_authority_reg_ind_entrep_code: ['string', { distinct: few(89), longest: 4 }],
      inf_okved_code: ['string', { distinct: few(900), semantic: 'okved', longest: 8 }],
      inf_okved_name: ['string', { distinct: few(900), longest: 240 }],
      process_dttm: [
        'timestamp',
        { distinct: rows, min: '2024-06-30 04:00:00', max: '2024-06-30 04:59:59', longest: 26 },
      ],
      inf_surname_ind_entrep_firstname: [
        'string',
        { distinct: few(2_000), personal: true, semantic: 'person-name', longest: 20 },
      ],
      dob: ['date', { distinct: few(20_000), personal: true, min: '1930-01-01', max: '2006-06-06', longest: 10 }],
      date_ogrnip: ['date', { distinct: few(7_000), min: '2004-01-01', max: '2024-06-26', longest: 10 }],
      innfl: ['string', { distinct: rows, personal: true, semantic: 'inn', longest: 12 }],
      ogrnip: ['string', { distinct: rows, semantic: 'ogrnip', longest: 15 }],
      insured_pf: ['string', { nulls: share(0.3), distinct: share(0.7), longest: 14 }],
      email_ind_entrep: [
        'string',
        { nulls: share(0.7), distinct: share(0.3), personal: true, semantic: 'email', longest: 40 },
      ],
      inf_stop_ind_entrep_code: ['string', { nulls: share(0.61), distinct: few(9), longest: 3 }],
    },
    {
      timeAxis: {
        column: 'process_dttm',
        from: '2024-06-30T04:00:00',
        to: '2024-06-30T04:59:59',
        perDay: rows,
        orderCorrelation: 0.045,
      },
      keys: [
        { columns: ['ogrnip'], exact: true, verdict: 'unique' },
        { columns: ['innfl'], exact: true, verdict: 'unique' },
      ],
    },
  )
  const activities = rows * 8
  const child = tableOf(
    'register__inf_okved_opt',
    activities,
    {
      ГРНИПДата_attr_ГРНИП: ['string', { path: 'ГРНИПДата/attr_ГРНИП', distinct: activities, longest: 15 }],
      ГРНИПДата_attr_ДатаЗаписи: [
        'date',
        { path: 'ГРНИПДата/attr_ДатаЗаписи', distinct: few(6_000), min: '2004-01-01', max: '2024-06-26', longest: 10 },
      ],
      attr_КодОКВЭД: ['string', { distinct: few(900), semantic: 'okved', longest: 8 }],
      attr_НаимОКВЭД: ['string', { distinct: few(900), longest: 240 }],
      attr_ПрВерсОКВЭД: ['int16', { distinct: 2, min: '2001', max: '2014', longest: 4 }],
    },
    { parent: 'register' },
  )
  return profileOf('examples/city/register.json', [root, child], { format: { name: 'json' }, bytes: rows * 4_400 })
}
