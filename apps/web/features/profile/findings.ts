import type { FieldIssue, Profile } from '@ai-etl/core/documents/profile'
import { findingAgain } from '@ai-etl/core/messages/finding-again'
import type { Language } from '@ai-etl/core/messages/language'

/** A finding with where it was made. */
export interface Finding extends FieldIssue {
  readonly table: string
  readonly field: string
}

const GRAVITY = { error: 0, risk: 1, note: 2 } as const

/** Findings of all fields, the gravest and largest first, in the reader's language as far as it can be said anew. */
export function findingsOf(profile: Profile, lang: Language): readonly Finding[] {
  return profile.tables
    .flatMap(({ name: table, rows, fields }) =>
      fields.flatMap(({ name: field, issues }) =>
        issues.map((issue) => ({ ...issue, table, field, text: findingAgain(issue, rows, lang) })),
      ),
    )
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || b.count - a.count)
}

/** Findings of one rule, equally grave: of one column, or of several. */
export interface FindingGroup {
  readonly rule: string
  readonly severity: Finding['severity']
  readonly findings: readonly Finding[]
}

/** The findings by their rule, in the order of the first of each. */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = Map.groupBy(findings, ({ severity, rule }) => `${severity} ${rule}`)
  return [...groups.values()].map((all) => ({ rule: all[0].rule, severity: all[0].severity, findings: all }))
}

/** Names of the columns that hold personal data. */
export function personalColumns(profile: Profile): readonly string[] {
  return profile.tables.flatMap(({ fields }) => fields.filter(({ personal }) => personal).map(({ name }) => name))
}
