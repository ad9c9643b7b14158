import type { FieldProfile, Profile } from '../documents/profile.ts'
import { PlatformError } from '../errors/error.ts'
import { formatType } from '../types/logical.ts'
import { parseType } from '../types/parse.ts'

/** What a person says of a field against what was measured. */
export interface FieldOverride {
  readonly table: string
  readonly field: string
  /** Logical type; absent: as measured. */
  readonly type?: string | undefined
  /** What the column is called where it goes; absent: as at the source. */
  readonly name?: string | undefined
}

/**
 * A profile in which people's types stand in place of the measured ones, which stay in `evidence.measuredType`; names
 * given stand in `evidence.renamed`. The same overrides again change nothing; fewer bring back what was measured.
 * @throws PlatformError `profile.field-missing`, `type.unknown`
 */
export function overrideFields(profile: Profile, overrides: readonly FieldOverride[]): Profile {
  for (const { table, field } of overrides) {
    const known = profile.tables.find(({ name }) => name === table)?.fields.some(({ name }) => name === field)
    if (!known) throw new PlatformError('profile.field-missing', { table, field })
  }
  return {
    ...profile,
    tables: profile.tables.map((table) => ({
      ...table,
      fields: table.fields.map((field) =>
        overrideField(
          measured(field),
          overrides.find((one) => one.table === table.name && one.field === field.name),
        ),
      ),
    })),
  }
}

/** Those of several overrides that a profile still has fields for. */
export function fittingOverrides(profile: Profile, overrides: readonly FieldOverride[]): readonly FieldOverride[] {
  return overrides.filter(({ table, field }) =>
    profile.tables.find(({ name }) => name === table)?.fields.some(({ name }) => name === field),
  )
}

/** The profile with fields under the names that people gave them: for designs, whose columns are called so. */
export function renamedFields(profile: Profile): Profile {
  return {
    ...profile,
    tables: profile.tables.map((table) => {
      const names = new Map(table.fields.map(({ name, evidence }) => [name, renamed(evidence) ?? name]))
      const all = (columns: readonly string[]) => columns.map((column) => names.get(column) ?? column)
      return {
        ...table,
        fields: table.fields.map((field) => ({ ...field, name: names.get(field.name) ?? field.name })),
        keys: table.keys.map((key) => ({ ...key, columns: all(key.columns) })),
        dependences: table.dependences.map((one) => ({ ...one, from: all(one.from), to: all([one.to])[0] })),
        timeAxis: table.timeAxis && { ...table.timeAxis, column: all([table.timeAxis.column])[0] },
      }
    }),
  }
}

function overrideField(field: FieldProfile, override: FieldOverride | undefined): FieldProfile {
  if (override === undefined) return field
  const type = override.type === undefined ? field.type : formatType(parseType(override.type))
  const evidence = {
    ...field.evidence,
    ...(type === field.type ? {} : { measuredType: field.type }),
    ...(override.name === undefined || override.name === field.name ? {} : { renamed: override.name }),
  }
  return { ...field, type, evidence }
}

/** The field without what people said of it. */
function measured(field: FieldProfile): FieldProfile {
  const { measuredType, renamed: _, ...evidence } = field.evidence
  return { ...field, type: typeof measuredType === 'string' ? measuredType : field.type, evidence }
}

function renamed({ renamed: name }: FieldProfile['evidence']): string | undefined {
  return typeof name === 'string' ? name : undefined
}
