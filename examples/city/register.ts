import { ogrnip, personInn, spoil } from './identifiers.ts'
import { isoDate, pad, Random } from './random.ts'
import { ACTIVITIES, NAMES, PATRONYMICS, SURNAMES } from './words.ts'

/** What is true of a generated register file. */
export interface RegisterTruth {
  rows: number
  /** Rows of the child table of `inf_okved_opt`. */
  activities: number
  present: Record<string, number>
  innWithLeadingZero: number
  /** Tax numbers whose check digits fail. */
  badInn: number
}

export function registerTruth(): RegisterTruth {
  return { rows: 0, activities: 0, present: {}, innWithLeadingZero: 0, badInn: 0 }
}

type Value = string | Record<string, unknown>[] | undefined

/**
 * Register of sole proprietors: one pretty-printed array of objects; optional fields are absent, every number is a
 * string, identifiers have leading zeros, `inf_okved_opt` is a nested array of about eight objects with Cyrillic keys.
 */
export function* register(rows: number, seed: number, truth: RegisterTruth): Generator<string> {
  const random = new Random(seed)
  let text = '[\n'
  for (let i = 0; i < rows; i++) {
    const record = proprietor(random, truth)
    const present = Object.entries(record).filter(([, value]) => value !== undefined)
    for (const [name] of present) truth.present[name] = (truth.present[name] ?? 0) + 1
    truth.rows++
    text += JSON.stringify(Object.fromEntries(present), null, 4).replace(/^/gm, '    ')
    text += i + 1 < rows ? ',\n' : '\n'
    if (text.length > 1 << 20) {
      yield text
      text = ''
    }
  }
  yield `${text}]\n`
}

function proprietor(random: Random, truth: RegisterTruth): Record<string, Value> {
  const maybe = (share: number, value: () => Value): Value => (random.chance(share) ? value() : undefined)
  const region = pad(random.skewed([77, 50, 1, 78, 8, 4, 23]), 2)
  const registered = random.int(12_500, 19_800)
  const year = Number(isoDate(registered).slice(0, 4))
  const spoiled = random.chance(0.003)
  const good = personInn(random, region)
  const inn = spoiled ? spoil(good) : good
  if (spoiled) truth.badInn++
  if (inn.startsWith('0')) truth.innWithLeadingZero++
  const main = random.skewed(ACTIVITIES)
  const activities = random.chance(0.06) ? 0 : random.int(1, 15)
  truth.activities += activities
  const office = random.int(1, 89)
  return {
    date_exec: isoDate(19_900 + random.int(0, 3)),
    code_form_ind_entrep: '50102',
    name_form_ind_entrep: 'Индивидуальный предприниматель',
    inf_surname_ind_entrep_sex: random.pick(['1', '2']),
    citizenship_kind: random.skewed(['1', '1', '2', '3']),
    citizenship_name: maybe(0.06, () => random.pick(['БЕЛАРУСЬ', 'КАЗАХСТАН', 'АРМЕНИЯ', 'УЗБЕКИСТАН'])),
    inf_authority_reg_ind_entrep_name: `Межрайонная инспекция Федеральной налоговой службы № ${office} по г. Москве`,
    inf_authority_reg_ind_entrep_code: pad(office * 100 + 46, 4),
    inf_reg_tax_ind_entrep: maybe(
      0.9,
      () => `Инспекция Федеральной налоговой службы № ${random.int(1, 51)} по г. Москве`,
    ),
    inf_okved_code: main[0],
    inf_okved_name: main[1],
    process_dttm: `${isoDate(19_904)} ${pad(random.int(0, 23), 2)}:${pad(random.int(0, 59), 2)}:${pad(random.int(0, 59), 2)}.${random.digits(6)}`,
    error_code: maybe(0.02, () => '0'),
    inf_surname_ind_entrep_firstname: random.pick(NAMES).toUpperCase(),
    inf_surname_ind_entrep_surname: random.pick(SURNAMES).toUpperCase(),
    inf_surname_ind_entrep_midname: maybe(0.95, () => random.pick(PATRONYMICS).toUpperCase()),
    dob: isoDate(random.int(-12_000, 12_000)),
    date_ogrnip: isoDate(registered),
    id_card: maybe(0.97, () => `${pad(random.int(1, 99), 2)} ${pad(random.int(0, 24), 2)} ${random.digits(6)}`),
    innfl: inn,
    ogrnip: ogrnip(random, year, region),
    insured_pf: maybe(0.7, () => `0${random.digits(2)}-${random.digits(3)}-${random.digits(6)}`),
    insuref_fss: maybe(0.1, () => random.digits(15)),
    email_ind_entrep: maybe(
      0.3,
      () => `${random.pick(['master', 'shop', 'studio', 'info'])}${random.digits(5)}@example.ru`,
    ),
    inf_stop_ind_entrep_code: maybe(0.4, () => random.pick(['201', '202', '701'])),
    inf_stop_ind_entrep_name: maybe(
      0.4,
      () => 'Индивидуальный предприниматель прекратил деятельность в связи с принятием им соответствующего решения',
    ),
    inf_status_ind_entrep_code: maybe(0.05, () => '701'),
    inf_status_ind_entrep_name: maybe(0.05, () => 'Регистрирующим органом принято решение о предстоящем исключении'),
    inf_reg_ind_entrep_num: maybe(0.15, () => random.digits(15)),
    inf_reg_ind_entrep_date: maybe(0.15, () => isoDate(registered - 300)),
    id_card_alien_for_rus: maybe(0.02, () => `${random.digits(2)} ${random.digits(7)}`),
    inf_surname_ind_entrep_zags_firstname: maybe(0.01, () => random.pick(NAMES).toUpperCase()),
    inf_surname_ind_entrep_zags_surname: maybe(0.01, () => random.pick(SURNAMES).toUpperCase()),
    inf_surname_ind_entrep_zags_midname: maybe(0.01, () => random.pick(PATRONYMICS).toUpperCase()),
    inf_okved_opt:
      activities === 0
        ? undefined
        : Array.from({ length: activities }, () => activity(random, year, region, registered)),
  }
}

function activity(random: Random, year: number, region: string, registered: number): Record<string, unknown> {
  const [code, name] = random.pick(ACTIVITIES)
  return {
    ГРНИПДата: { attr_ГРНИП: ogrnip(random, year, region), attr_ДатаЗаписи: isoDate(registered + random.int(0, 900)) },
    attr_КодОКВЭД: code,
    attr_НаимОКВЭД: name,
    attr_ПрВерсОКВЭД: '2014',
  }
}
