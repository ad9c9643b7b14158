import type { Profile } from '../../documents/profile.ts'
import { profileOf, tableOf } from './profile.ts'

/** Cadastre of buildings: XML with three levels of repetition, read in bulk; sentinel dates, mixed spellings. */
export function cadastreProfile(rows = 189_441): Profile {
  const few = (distinct: number) => Math.min(distinct, Math.ceil(rows / 8))
  const share = (part: number) => Math.round(rows * part)
  const item = tableOf(
    'item',
    rows,
    {
      actual_unverified_data: ['bool', { distinct: 2, min: 'false', max: 'true', longest: 5 }],
      object_common_data_cad_number: [
        'string',
        { path: 'object_common_data/cad_number', distinct: rows, semantic: 'cadastral-number', longest: 18 },
      ],
      object_common_data_quarter_cad_number: [
        'string',
        { path: 'object_common_data/quarter_cad_number', distinct: few(3_000), longest: 13 },
      ],
      object_common_data_previously_posted: [
        'bool',
        { path: 'object_common_data/previously_posted', distinct: 2, min: 'false', max: 'true', longest: 5 },
      ],
      params_area: [
        'decimal(12,2)',
        { path: 'params/area', nulls: share(0.01), distinct: few(40_000), min: '1.2', max: '981234.5', longest: 9 },
      ],
      params_floors: ['string', { path: 'params/floors', nulls: share(0.2), distinct: few(60), longest: 12 }],
      params_name: ['string', { path: 'params/name', nulls: share(0.05), distinct: few(900), longest: 200 }],
      params_purpose_code: ['string', { path: 'params/purpose/code', distinct: few(14), longest: 12 }],
      params_underground_floors: [
        'string',
        { path: 'params/underground_floors', nulls: share(0.5), distinct: few(30), longest: 12 },
      ],
      params_year_built: ['string', { path: 'params/year_built', nulls: share(0.26), distinct: few(300), longest: 28 }],
      record_info_record_number: ['string', { path: 'record_info/record_number', distinct: rows, longest: 20 }],
      record_info_registration_date: [
        'date',
        {
          path: 'record_info/registration_date',
          distinct: few(5_000),
          min: '1111-11-11',
          max: '2024-02-02',
          longest: 10,
        },
      ],
    },
    { keys: [{ columns: ['object_common_data_cad_number'], exact: true, verdict: 'unique' }] },
  )
  const contours = share(0.77)
  const elements = tableOf(
    'item__contour_entity_spatial_spatials_elements_spatial_element',
    contours,
    {},
    { parent: 'item' },
  )
  const points = rows * 16
  const ordinates = tableOf(
    'item__contour_entity_spatial_spatials_elements_spatial_element__ordinates_ordinate',
    points,
    {
      x: ['decimal(9,2)', { distinct: few(100_000), min: '-24916.01', max: '31000.5', longest: 9 }],
      y: ['decimal(9,2)', { distinct: few(100_000), min: '-13110.98', max: '42000.5', longest: 9 }],
      ord_nmb: ['int16', { distinct: 300, min: '1', max: '300', longest: 3 }],
      delta_geopoint: ['decimal(3,2)', { nulls: share(0.5), distinct: 9, min: '0.1', max: '1.5', longest: 4 }],
    },
    { parent: elements.name },
  )
  return profileOf('examples/city/cadastre.xml', [item, elements, ordinates], {
    format: { name: 'xml' },
    bytes: rows * 5_062,
  })
}
