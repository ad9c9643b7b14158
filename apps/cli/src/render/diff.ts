import type { DataDiff, TableDiff } from '@ai-etl/core/documents/data-diff'
import type { Language } from '@ai-etl/core/messages/language'
import { type Say, sayIn } from './labels.ts'
import { table } from './table.ts'

/** Counts of each target, the columns that changed, and rows as examples: `-` before, `+` after. */
export function renderDiff(diff: DataDiff, lang: Language): string {
  const say = sayIn(lang)
  const counts = diff.tables.map((each) => [
    each.name,
    each.before,
    each.after,
    each.same,
    each.added,
    each.removed,
    each.changed,
  ])
  const head = ['table', 'earlier', 'later', 'same', 'added', 'removed', 'changed'] as const
  const only = [
    ...diff.onlyBefore.map((name) => `- ${name}: ${say('onlyEarlier')}`),
    ...diff.onlyAfter.map((name) => `+ ${name}: ${say('onlyLater')}`),
  ]
  return [
    ...(counts.length > 0 ? [table(head.map(say), counts)] : []),
    ...only,
    ...diff.tables.flatMap((each) => details(each, say)),
    ...(diff.equal ? [say('equalRows')] : []),
  ].join('\n')
}

function details(diff: TableDiff, say: Say): readonly string[] {
  const columns = diff.columns.filter(({ before, after, changed }) => changed > 0 || before !== after)
  const rows = columns.map(({ name, before, after, changed }) => [name, before ?? '—', after ?? '—', changed])
  const head = ['column', 'earlier', 'later', 'changed'] as const
  const shown = diff.examples.flatMap(({ before, after }) => [
    ...(before ? [`- ${line(before)}`] : []),
    ...(after ? [`+ ${line(after)}`] : []),
  ])
  if (rows.length + shown.length === 0) return []
  const key = diff.key.length > 0 ? ` (${say('key')} ${diff.key.join(', ')})` : ''
  const repeated = diff.repeated > 0 && diff.key.length > 0 ? [`${say('repeatedKeys')}: ${diff.repeated}`] : []
  return [
    '',
    `${diff.name}${key}`,
    ...repeated,
    ...(rows.length > 0 ? [table(head.map(say), rows)] : []),
    ...(shown.length > 0 ? [`  ${diff.columns.map(({ name }) => name).join(' | ')}`, ...shown] : []),
  ]
}

function line(values: readonly (string | null)[]): string {
  return values
    .map((value) => (value === null ? '∅' : value.length > 40 ? `${value.slice(0, 39)}…` : value))
    .join(' | ')
}
