import type { Batch } from '@ai-etl/core/contracts/batch'
import { BYTE_CLASS } from '@ai-etl/core/contracts/batch'
import type { Decision, FormatFacts, Reject, Source } from '@ai-etl/core/contracts/source'
import type { Language } from '@ai-etl/core/messages/language'
import { say } from '@ai-etl/core/messages/phrase'

/** First rows of a dataset as its source wrote them; NULL is null, everything else its text. */
export interface Preview {
  readonly dataset: string
  readonly format: FormatFacts
  readonly decisions: readonly Decision[]
  readonly columns: readonly string[]
  readonly rows: readonly PreviewRow[]
  /** Rows of child tables that belong to the rows shown. */
  readonly children: readonly {
    readonly name: string
    readonly parent: string
    readonly columns: readonly string[]
    readonly rows: readonly PreviewRow[]
  }[]
  readonly rejected: readonly {
    readonly line: number
    readonly byte: number
    readonly rule: string
    readonly detail: string
  }[]
}

export type PreviewRow = Readonly<Record<string, string | null>>

/** Longest value shown, characters; what is cut ends in an ellipsis. */
const MOST_CHARACTERS = 2000

/** Reads the first `limit` root rows of an open source, with their children. */
export async function previewSource(
  source: Source,
  limit: number,
  signal: AbortSignal,
  lang: Language,
): Promise<Preview> {
  const rows: PreviewRow[][] = source.tables.map(() => [])
  const rejected: Reject[] = []
  if (limit > 0) {
    for await (const batch of source.batches({ signal, limit, reject: (one) => rejected.push(one) })) {
      collect(batch, source, rows[batch.table])
    }
  }
  const shown = withoutOrphans(source, rows, limit)
  const [root, ...children] = source.tables
  return {
    dataset: source.dataset,
    format: source.format,
    decisions: source.decisions,
    columns: root.columns.map((column) => column.name),
    rows: shown[0],
    children: children.map((table, i) => ({
      name: table.name,
      parent: table.parent ?? root.name,
      columns: table.columns.map((column) => column.name),
      rows: shown[i + 1],
    })),
    rejected: rejected
      .slice(0, limit)
      .map(({ line, byte, rule, detail }) => ({ line, byte, rule, detail: say(detail, lang) })),
  }
}

function collect(batch: Batch, source: Source, rows: PreviewRow[]): void {
  const { columns } = source.tables[batch.table]
  for (let row = 0; row < batch.rows; row++) {
    const values = columns.map((column, c): [string, string | null] => [
      column.name,
      textOf(batch, row * batch.columns + c),
    ])
    rows.push(Object.fromEntries(values))
  }
}

function textOf(batch: Batch, cell: number): string | null {
  if (batch.mask[cell] & BYTE_CLASS.NULL) return null
  const text = batch.bytes.toString('utf8', batch.start[cell], batch.end[cell])
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}

/** Keeps of each child table the rows whose parent is shown. */
function withoutOrphans(source: Source, rows: readonly PreviewRow[][], limit: number): PreviewRow[][] {
  const kept: PreviewRow[][] = []
  for (const [index, table] of source.tables.entries()) {
    if (table.parent === null) kept.push(rows[index].slice(0, limit))
    else {
      const parent = source.tables.findIndex((other) => other.name === table.parent)
      const ids = new Set(kept[parent].map((row) => row._id))
      kept.push(rows[index].filter((row) => ids.has(row._parent_id)))
    }
  }
  return kept
}
