import { isoDate, pad, Random } from './random.ts'

/** What is true of a generated cadastre file. */
export interface CadastreTruth {
  rows: number
  /** Rows of the innermost child table: points of contours. */
  points: number
  /** Rows of the child tables on the way to the points. */
  contours: number
  withoutContour: number
  sentinelDates: number
  /** Buildings by the spelling of previously_posted. */
  previouslyPosted: Record<string, number>
}

export function cadastreTruth(): CadastreTruth {
  return { rows: 0, points: 0, contours: 0, withoutContour: 0, sentinelDates: 0, previouslyPosted: {} }
}

/**
 * Cadastre of buildings: `<item>` under `<root>`, three levels of repetition down to the points of a contour, a
 * quarter of items without one, empty elements, booleans spelled four ways, `None` and `-` as text, 1111-11-11 as a
 * sentinel, codes with leading zeros, entities.
 */
export function* cadastre(rows: number, seed: number, truth: CadastreTruth): Generator<string> {
  const random = new Random(seed)
  let text = '<?xml version="1.0" encoding="UTF-8"?>\n<root>\n'
  for (let i = 0; i < rows; i++) {
    text += item(random, i, truth)
    truth.rows++
    if (text.length > 1 << 20) {
      yield text
      text = ''
    }
  }
  yield `${text}</root>\n`
}

function item(random: Random, i: number, truth: CadastreTruth): string {
  const quarter = `77:${pad(random.int(1, 12), 2)}:${pad(random.int(1, 12_000), 7)}`
  const posted = random.skewed(['true', 'True', 'false', 'False'])
  truth.previouslyPosted[posted] = (truth.previouslyPosted[posted] ?? 0) + 1
  const sentinel = random.chance(0.04)
  if (sentinel) truth.sentinelDates++
  const purpose = random.skewed(PURPOSES)
  return `  <item>
    <actual_unverified_data>${random.chance(0.74) ? 'false' : ''}</actual_unverified_data>
${contour(random, truth)}    <dated_info>
      <oti>
        <letter>${random.skewed(['А', 'Б', 'А, А1', '-', 'None', ''])}</letter>
        <invent_cost>${random.chance(0.3) ? '' : (random.next() * 9_000_000).toFixed(2)}</invent_cost>
      </oti>
    </dated_info>
    <metadata>
      <last_change_record_number>${random.int(1, 40)}</last_change_record_number>
      <last_container_fixed_at>${isoDate(random.int(18_000, 19_800))}T${pad(random.int(0, 23), 2)}:${pad(random.int(0, 59), 2)}:07+03:00</last_container_fixed_at>
      <status>${random.skewed(['Актуальный', 'Архивный', 'Погашено'])}</status>
    </metadata>
    <object_common_data>
      <cad_number>${quarter}:${1000 + i}</cad_number>
      <previously_posted>${posted}</previously_posted>
      <quarter_cad_number>${quarter}</quarter_cad_number>
      <type>
        <code>${random.pick(['002001002000', '061002000000'])}</code>
        <value>Здание</value>
      </type>
    </object_common_data>
    <object_formation>${random.chance(0.26) ? '' : 'Сведения об образовании объекта отсутствуют'}</object_formation>
    <params>
      <area>${(random.next() * 20_000).toFixed(1)}</area>
      <floors>${random.skewed(['1', '2', '5', '9', '12', '17', '5-9', ''])}</floors>
      <material>${random.skewed(['Кирпичные', 'Из прочих материалов', 'Крупнопанельные', 'Деревянные', ''])}</material>
      <name>${random.skewed(['Жилой дом', 'Здание &quot;Контора&quot;', 'Гараж &amp; мастерская', 'нежилое', ''])}</name>
      <permitted_use>${random.chance(0.8) ? '' : 'для эксплуатации здания'}</permitted_use>
      <purpose>${purpose}</purpose>
      <underground_floors>${random.skewed(['0', '1', '2', 'подвал', '-', ''])}</underground_floors>
      <year_built>${random.chance(0.02) ? 'до 1917, реконструкция 1984' : random.chance(0.1) ? '' : random.int(1860, 2023)}</year_built>
      <year_commisioning>${random.chance(0.4) ? '' : random.int(1900, 2023)}</year_commisioning>
    </params>
    <record_info>
      <record_number>${pad(i + 1, 12)}</record_number>
      <registration_date>${sentinel ? '1111-11-11' : isoDate(random.int(10_000, 19_800))}</registration_date>
      <section_number>${pad(random.int(1, 99), 4)}</section_number>
    </record_info>
  </item>
`
}

const PURPOSES = ['Нежилое', 'Жилое', 'Многоквартирный дом', 'Жилой дом', 'Гараж', 'Сооружение']

function contour(random: Random, truth: CadastreTruth): string {
  if (random.chance(0.25)) {
    truth.withoutContour++
    return ''
  }
  truth.contours++
  const elements = random.chance(0.06) ? 2 : 1
  let text = '    <contour>\n      <entity_spatial>\n        <spatials_elements>\n'
  for (let e = 0; e < elements; e++) {
    text += '          <spatial_element>\n            <ordinates>\n'
    const points = random.int(5, 36)
    const x = 5000 + random.next() * 20_000
    const y = 4000 + random.next() * 20_000
    for (let p = 1; p <= points; p++) text += point(random, x, y, p)
    truth.points += points
    text += '            </ordinates>\n          </spatial_element>\n'
  }
  return `${text}        </spatials_elements>\n      </entity_spatial>\n    </contour>\n`
}

function point(random: Random, x: number, y: number, p: number): string {
  return `              <ordinate>
                <x>${(x + random.next() * 40).toFixed(2)}</x>
                <y>${(y + random.next() * 40).toFixed(2)}</y>
                <z>${random.chance(0.9) ? '' : '120.5'}</z>
                <ord_nmb>${p}</ord_nmb>
                <num_geopoint>${p}</num_geopoint>
                <delta_geopoint>0.1</delta_geopoint>
              </ordinate>
`
}
