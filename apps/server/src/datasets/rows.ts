import type { FieldProfile, Profile } from '@ai-etl/core/documents/profile'
import { PlatformError } from '@ai-etl/core/errors/error'
import { maskValue } from '@ai-etl/core/semantics/mask'
import type { SemanticType } from '@ai-etl/core/semantics/types'
import type { RowMatch, RowsPage } from '@ai-etl/runtime/preview/rows'
import { isPersonalName } from '@ai-etl/runtime/runs/quarantine-mask'

/** Findings that are about what is not there. */
const ABOUT_NULLS = new Set(['all-null', 'mostly-null'])

interface Wanted {
  readonly field?: string | undefined
  readonly rule?: string | undefined
  readonly value?: string | undefined
  readonly bin?: number | undefined
}

/**
 * Which rows are asked for: those of a finding, of a value or of a bar of a field's histogram; null: all. Of values it
 * says whether the field is personal.
 * @throws PlatformError `profile.finding-missing`, `profile.field-missing`
 */
export function rowsWanted(
  profile: Profile,
  table: string | null,
  { field, rule, value, bin }: Wanted,
): (RowMatch & { readonly personal?: boolean }) | null {
  if (field === undefined) return null
  if (rule !== undefined) return rowsOfFinding(profile, table, field, rule)
  if (value === undefined && bin === undefined) return null
  const found = fieldOf(profile, table, field)
  if (found === undefined)
    throw new PlatformError('profile.field-missing', { table: table ?? profile.tables[0].name, field })
  // As it was measured: what a person says of the type comes after.
  const { measuredType } = found.evidence
  const of = { field, personal: found.personal, type: typeof measuredType === 'string' ? measuredType : found.type }
  if (value !== undefined) return { ...of, wanted: { kind: 'value', value } }
  const { kind, bins = [] } = found.histogram ?? {}
  const asked = bins[bin ?? 0]
  // Bars of lengths and of categories are no ranges of values.
  if (asked === undefined || (kind !== 'number' && kind !== 'time'))
    throw new PlatformError('profile.finding-missing', { field, rule: `bin ${bin}` })
  const closed = asked === bins[bins.length - 1]
  return { ...of, wanted: { kind: 'range', from: String(asked.from), to: String(asked.to), closed } }
}

/**
 * Which rows a finding is about: those where its examples stand, and all that hold the same values. Values of personal
 * fields are masked in a profile, so there it is the places alone.
 * @throws PlatformError `profile.finding-missing`
 */
function rowsOfFinding(profile: Profile, table: string | null, field: string, rule: string): RowMatch {
  const found = fieldOf(profile, table, field)
  const issue = found?.issues.find((one) => one.rule === rule)
  if (found === undefined || issue === undefined) throw new PlatformError('profile.finding-missing', { field, rule })
  const offsets = issue.examples.flatMap(({ byte }) => (byte === undefined ? [] : [byte]))
  if (ABOUT_NULLS.has(rule)) return { field, values: [null], offsets }
  // A cut example is no value.
  const values = found.personal ? [] : issue.examples.map(({ value }) => value).filter((value) => !value.endsWith('…'))
  return { field, values, offsets }
}

/**
 * Rows with the values of personal fields masked: by the profile where there is one, else by their names.
 * @returns the rows, and the names of the masked columns
 */
export function maskRows(
  page: RowsPage,
  profile: Profile | null,
): { readonly rows: RowsPage['rows']; readonly masked: readonly string[] } {
  const fields = page.columns.map((column) => profile && fieldOf(profile, page.table, column))
  const personal = page.columns.map(
    (column, index) => fields[index]?.personal ?? (profile === null && isPersonalName(column)),
  )
  const rows = page.rows.map(({ line, values }) => ({
    line,
    values: values.map((value, column) =>
      personal[column] && value !== null ? maskValue(meaningOf(fields[column]), value) : value,
    ),
  }))
  return { rows, masked: page.columns.filter((_, index) => personal[index]) }
}

/** A preview with the values of fields masked whose names say that they are personal. */
export function maskPreview<T extends Tables>(preview: T): T & { readonly masked: readonly string[] } {
  const personal = new Set([preview, ...preview.children].flatMap(({ columns }) => columns).filter(isPersonalName))
  const mask = (rows: Tables['rows']) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          personal.has(name) && value !== null ? maskValue(null, value) : value,
        ]),
      ),
    )
  return {
    ...preview,
    rows: mask(preview.rows),
    children: preview.children.map((child) => ({ ...child, rows: mask(child.rows) })),
    masked: [...personal],
  }
}

type Rows = readonly Readonly<Record<string, string | null>>[]
interface Tables {
  readonly columns: readonly string[]
  readonly rows: Rows
  readonly children: readonly { readonly columns: readonly string[]; readonly rows: Rows }[]
}

/** Profiles hold no other meanings than those of the list. */
function meaningOf(field: FieldProfile | null | undefined): SemanticType | null {
  return (field?.semantic ?? null) as SemanticType | null
}

function fieldOf(profile: Profile, table: string | null, field: string): FieldProfile | undefined {
  const found = table === null ? profile.tables[0] : profile.tables.find(({ name }) => name === table)
  return found?.fields.find(({ name }) => name === field)
}
