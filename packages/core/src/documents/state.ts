import { z } from 'zod'
import type { LedgerEntry } from '../contracts/state.ts'

const cursorSchema = z.object({ column: z.string().nullable(), value: z.string() }).nullable()

const loadSchema = z.object({
  load: z.string(),
  run: z.string().nullable(),
  at: z.string(),
  mode: z.string().nullable(),
  input: z.string(),
  fingerprint: z.string().nullable(),
  rows: z.number(),
  cursor: cursorSchema,
})

/** What the ledger of a target remembers, by table. */
export const stateSchema = z.object({
  target: z.string(),
  tables: z.array(
    z.object({
      table: z.string(),
      /** Where the next load with this cursor goes on; null when no load had one. */
      cursor: cursorSchema,
      /** Newest first. */
      loads: z.array(loadSchema),
    }),
  ),
})
export type State = z.infer<typeof stateSchema>

/**
 * Those entries that belong to a table and to its children: the tables `<table>__…` that were loaded together with it.
 * @param table without schema; null: all
 */
export function entriesOf(entries: readonly LedgerEntry[], table: string | null): readonly LedgerEntry[] {
  if (table === null) return entries
  const loads = new Set(entries.filter((entry) => entry.name === table).map((entry) => entry.load))
  const children = new Set(
    entries
      .filter((entry) => entry.name.startsWith(`${table}__`) && loads.has(entry.load))
      .map((entry) => entry.tableId),
  )
  return entries.filter((entry) => entry.name === table || children.has(entry.tableId))
}

/** The document of entries. @param entries newest first */
export function describeState(target: string, entries: readonly LedgerEntry[]): State {
  const tables = [...new Set(entries.map((entry) => entry.shown))].sort().map((table) => {
    const own = entries.filter((entry) => entry.shown === table)
    const loads = own.map(({ load, run, at, mode, input, fingerprint, rows, cursor }) => ({
      load,
      run,
      at,
      mode,
      input,
      fingerprint,
      rows,
      cursor,
    }))
    return { table, cursor: loads.find((each) => each.cursor !== null)?.cursor ?? null, loads }
  })
  return { target, tables }
}
