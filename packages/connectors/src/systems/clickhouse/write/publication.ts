import { tablesByRoot } from '@ai-etl/core/contracts/records'
import type { LoadReceipt, TableOutcome } from '@ai-etl/core/contracts/target'
import { PlatformError } from '@ai-etl/core/errors/error'
import { qualified, quoteName } from '../names.ts'
import { crashAt } from './crash-points.ts'
import { bestFirst } from './differences.ts'
import { laterRecords } from './duplicates.ts'
import type { Swap } from './journal.ts'
import { mergeRecords } from './merge.ts'
import { insertAllBut, noteLaterRecords } from './merge-children.ts'
import { PLATFORM_DATABASE, platformTable } from './platform.ts'
import type { SessionState } from './session.ts'
import { isMerged, type TableStage } from './stage.ts'
import { retarget } from './statements.ts'
import { contentMark, publishIntent, tableUuid } from './swap.ts'
import { TableCopy } from './table-copy.ts'

/** A new version of a table, complete beside the present one. */
interface Version {
  readonly stage: TableStage
  /** Name in the platform's database; null: nothing changes, the present table stays. */
  readonly staged: string | null
  readonly outcome: TableOutcome
}

/** Others may write to a table while its new version is made: then it is made again, so many times. */
const TRIES = 3

/** Makes the new version of each table of a load and swaps all of them in. */
export class Publication {
  readonly #state: SessionState

  constructor(state: SessionState) {
    this.#state = state
  }

  /** @throws PlatformError `clickhouse.written-meanwhile`, `clickhouse.lock-lost` */
  async run(receipt: LoadReceipt): Promise<readonly TableOutcome[]> {
    const { context, journal, plan, ledger, database, locks } = this.#state
    for (let attempt = 1; ; attempt++) {
      const marks = await this.#marks()
      const versions = await this.#makeVersions()
      crashAt('clickhouse.merged', context)
      const [uuids] = await Promise.all([this.#uuids(versions), ...locks.map((lock) => lock.confirm())])
      if (String(await this.#marks()) !== String(marks)) {
        if (attempt === TRIES) {
          const table = plan.tables.map((each) => each.name).join(', ')
          throw new PlatformError('clickhouse.written-meanwhile', { table, tries: TRIES })
        }
        continue
      }
      const intent = { swaps: this.#swaps(versions, uuids), entries: this.#entries(versions, uuids, receipt) }
      await journal.intend(plan.load, intent)
      crashAt('clickhouse.intended', context)
      await publishIntent(database, ledger, intent, context)
      return versions.map((version) => version.outcome)
    }
  }

  /** What stands in the tables now: `replace` does not care. */
  async #marks(): Promise<readonly string[]> {
    const { database, plan, stages } = this.#state
    if (plan.mode === 'replace') return []
    const marks: string[] = []
    for (const stage of stages) {
      marks.push(stage.existing ? await contentMark(database, database.settings.database, stage.name) : '')
    }
    return marks
  }

  async #makeVersions(): Promise<Version[]> {
    const { stages, plan, database } = this.#state
    const [[{ now }], ...names] = await Promise.all([
      database.rows<{ now: string }>("SELECT toString(now64(6, 'UTC')) AS now"),
      ...stages.map((stage) => this.#copy(stage)),
    ])
    const copies = stages.map((stage, i) => new TableCopy(database, plan, stage, names[i], now))
    const outcomes: TableOutcome[] = []
    const groups = tablesByRoot(copies, (copy) => copy.stage.plan)
    for (const group of groups) {
      outcomes.push(...(isMerged(plan) ? await mergeRecords(group) : await this.#fill(group)))
    }
    const versions: Version[] = []
    for (const [i, stage] of stages.entries()) {
      const copy = names[i]
      const outcome = outcomes[groups.flat().indexOf(copies[i])]
      for (const statement of stage.existing ? [] : stage.plan.after) {
        await database.run(retarget(statement, platformTable(copy)))
      }
      const same = isMerged(plan) && outcome.inserted + outcome.updated + outcome.removed === 0
      const keeps = same && stage.existing !== null && stage.plan.alter.length === 0
      versions.push({ stage, staged: keeps ? null : copy, outcome })
    }
    return versions
  }

  /** The table that rows are brought into: the shape, or a copy of the present table that shares its parts on disk. */
  async #copy(stage: TableStage): Promise<string> {
    const { database, plan } = this.#state
    const copy = stage.tableName('new')
    await database.run(`DROP TABLE IF EXISTS ${platformTable(copy)}`)
    if (stage.existing === null || plan.mode === 'replace') {
      await database.run(`CREATE TABLE ${platformTable(copy)} AS ${platformTable(stage.shape)}`)
      return copy
    }
    const present = qualified(database.settings.database, stage.name)
    await database.run(`CREATE TABLE ${platformTable(copy)} CLONE AS ${present}`)
    await stage.alter(copy)
    return copy
  }

  /** Rows of `append` and `replace`, of one root and its children: attached as parts, or, where some are left out, written. */
  async #fill(copies: readonly TableCopy[]): Promise<readonly TableOutcome[]> {
    const { plan } = this.#state
    const outcomes: TableOutcome[] = []
    const [{ stage: root }] = copies
    if (plan.numbered) {
      const later = platformTable(root.tableName('later'))
      const order = bestFirst(plan.cursor)
      const columns = [...new Set([...root.plan.key, ...(plan.cursor === null ? [] : [plan.cursor])])].map(quoteName)
      await noteLaterRecords(copies[0], later, root.plan.key.length === 0 ? null : laterRecords(root, columns, order))
      for (const copy of copies) outcomes.push(await insertAllBut(copy, later, root.rows))
    } else for (const copy of copies) outcomes.push(await this.#attach(copy))
    return outcomes
  }

  async #attach({ stage, table }: TableCopy): Promise<TableOutcome> {
    for (const chunk of stage.chunkTables) {
      await this.#state.database.run(`ALTER TABLE ${table} ATTACH PARTITION ALL FROM ${platformTable(chunk)}`)
    }
    return { table: stage.name, inserted: stage.rows, updated: 0, unchanged: 0, removed: 0 }
  }

  /** Of the new versions; null where there is none. */
  async #uuids(versions: readonly Version[]): Promise<readonly (string | null)[]> {
    const { database } = this.#state
    return Promise.all(
      versions.map(({ staged }) => (staged === null ? null : tableUuid(database, PLATFORM_DATABASE, staged))),
    )
  }

  #swaps(versions: readonly Version[], uuids: readonly (string | null)[]): Swap[] {
    const { database } = this.#state.database.settings
    return versions.flatMap(({ stage, staged }, i) => {
      if (staged === null) return []
      const place = { database, table: stage.name }
      return [{ ...place, staged, stagedUuid: uuids[i] ?? '', replacedUuid: stage.existing?.uuid ?? null }]
    })
  }

  #entries(
    versions: readonly Version[],
    uuids: readonly (string | null)[],
    receipt: LoadReceipt,
  ): Record<string, unknown>[] {
    const { ledger, plan, database, lineages } = this.#state
    return versions.map(({ stage, staged, outcome }, index) => {
      const uuid = staged === null ? stage.existing?.uuid : uuids[index]
      const lineage = plan.mode === 'replace' ? null : lineages[index]
      const place = { database: database.settings.database, tableUuid: uuid ?? '', lineage }
      return ledger.entry(plan, receipt, place, outcome)
    })
  }
}
