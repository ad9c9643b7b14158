import type { LoadPlan, LoadSession } from '@ai-etl/core/contracts/target'

/** A session that counts rows and keeps none: what a dry run writes to. */
export function drySession(plan: LoadPlan): LoadSession {
  const rows = plan.tables.map(() => 0)
  return {
    unchanged: false,
    resume: null,
    resumedRows: rows,
    cursor: null,
    async write(batch) {
      rows[batch.table] += batch.rows
    },
    async chunk() {},
    async prove() {
      return plan.tables.map((table, i) => ({ table: table.name, rows: rows[i], fingerprint: null }))
    },
    async publish() {
      return plan.tables.map((table) => ({ table: table.name, inserted: 0, updated: 0, unchanged: 0, removed: 0 }))
    },
    async abort() {},
  }
}
