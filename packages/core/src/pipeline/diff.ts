import type { Pipeline } from './schema.ts'

/** A line of a comparison: in both texts, only in the later one, or only in the earlier one. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  /** Numbers from 1; null where the text does not have the line. */
  readonly before: number | null
  readonly after: number | null
}

/** Longest middle part that is compared line by line; beyond it, the whole part counts as replaced. */
const MOST_LINES = 3000

/** Compares two texts by lines: the fewest that were added and removed. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const a = linesOf(before)
  const b = linesOf(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const lines: DiffLine[] = []
  const same = (i: number, j: number) => lines.push({ kind: 'same', text: a[i], before: i + 1, after: j + 1 })
  for (let i = 0; i < start; i++) same(i, i)
  const removed = a.slice(start, a.length - end)
  const added = b.slice(start, b.length - end)
  for (const [i, j] of changes(removed, added)) {
    if (i !== null && j !== null) same(start + i, start + j)
    else if (i !== null) lines.push({ kind: 'removed', text: removed[i], before: start + i + 1, after: null })
    else if (j !== null) lines.push({ kind: 'added', text: added[j], before: null, after: start + j + 1 })
  }
  for (let i = a.length - end; i < a.length; i++) same(i, i - a.length + b.length)
  return lines
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** Pairs of indices in the order of a reader; null on the side that does not have the line. Longest common subsequence. */
function changes(a: readonly string[], b: readonly string[]): readonly (readonly [number | null, number | null])[] {
  if (a.length > MOST_LINES || b.length > MOST_LINES)
    return [...a.map((_, i) => [i, null] as const), ...b.map((_, j) => [null, j] as const)]
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1])
  const pairs: (readonly [number | null, number | null])[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) pairs.push([i++, j++])
    else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1]))
      pairs.push([i++, null])
    else pairs.push([null, j++])
  }
  return pairs
}

/** What differs between two documents, part by part. */
export interface PartChange {
  readonly section: 'sources' | 'steps' | 'targets' | 'params' | 'macros' | 'checks' | 'document'
  /** Name of the part; of `checks` the number from 0, of `document` the key. */
  readonly name: string
  readonly change: 'added' | 'removed' | 'changed'
}

const SECTIONS = ['params', 'macros', 'sources', 'steps', 'targets'] as const

/** Compares what two documents say; comments and order of keys do not count. */
export function diffPipelines(before: Pipeline, after: Pipeline): readonly PartChange[] {
  const parts = SECTIONS.flatMap((section) =>
    compare(before[section] ?? {}, after[section] ?? {}).map((change) => ({ section, ...change })),
  )
  const checks = compare({ ...before.checks }, { ...after.checks }).map(
    (each) => ({ section: 'checks', ...each }) as const,
  )
  const rest = ({ version, name, description, timezone, schedule }: Pipeline) => ({
    version,
    name,
    timezone,
    ...(description !== undefined && { description }),
    ...(schedule && { schedule }),
  })
  const document = compare(rest(before), rest(after)).map((each) => ({ section: 'document', ...each }) as const)
  return [...document, ...parts, ...checks]
}

function compare(before: object, after: object): readonly Pick<PartChange, 'name' | 'change'>[] {
  const was = new Map(Object.entries(before).map(([name, value]) => [name, canonical(value)]))
  const is = new Map(Object.entries(after).map(([name, value]) => [name, canonical(value)]))
  const removed = [...was.keys()].filter((name) => !is.has(name)).map((name) => ({ name, change: 'removed' as const }))
  const others = [...is]
    .filter(([name, value]) => was.get(name) !== value)
    .map(([name]) => ({ name, change: was.has(name) ? ('changed' as const) : ('added' as const) }))
  return [...removed, ...others]
}

/** Maps whose order means something (columns of a select) stay in order: JSON keeps it. */
function canonical(value: unknown): string {
  return JSON.stringify(value)
}
