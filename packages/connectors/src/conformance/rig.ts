import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Address } from '@ai-etl/core/address/address'
import { parseAddress } from '@ai-etl/core/address/parse'
import type { Connector } from '@ai-etl/core/contracts/connector'
import type { Context } from '@ai-etl/core/contracts/context'
import type { TypeKind } from '@ai-etl/core/types/logical'
import { testContext } from '../../test/postgresql.ts'
import { type ReadTable, readRows } from './read-back.ts'
import { type Column, type Stored, type StoreRequest, storeRows } from './store.ts'
import type { Subject } from './subject.ts'

/** A connector under test with a data folder of its own, where its tables and files lie. */
export class Rig {
  readonly connector: Connector
  readonly subject: Subject
  readonly context: Context
  #tables = 0

  constructor(connector: Connector, subject: Subject, folder: string) {
    this.connector = connector
    this.subject = subject
    this.context = testContext(folder)
  }

  static async create(connector: Connector, subject: Subject): Promise<Rig> {
    process.env.AI_ETL_EMBEDDED_GRACE_MS = '300'
    return new Rig(connector, subject, await mkdtemp(join(tmpdir(), `conformance-${connector.name}-`)))
  }

  async remove(): Promise<void> {
    await rm(this.context.dataDir, { recursive: true, force: true, maxRetries: 10 }).catch(() => {})
  }

  /** A name that no table has had yet. */
  freshName(): string {
    return `t${++this.#tables}`
  }

  /** True when the connector's tables can be written by the platform. */
  get isWritten(): boolean {
    return !('document' in this.subject)
  }

  /** Address of a table, whatever its name holds; reading may take options that writing does not. */
  address(table: string, use: 'write' | 'read' = 'read'): Address {
    const { subject } = this
    if ('database' in subject) {
      const quoted = encodeURIComponent(`"${table.replaceAll('"', '""')}"`)
      return parseAddress(`${subject.database}#${quoted}`, { environment: {}, exists: () => false })
    }
    const path = `${table}.${subject.extension}`
    const options = use === 'read' ? (subject.reading ?? {}) : {}
    return { kind: 'file', text: path, format: this.connector.name, path, fragment: null, options }
  }

  /** Address that `discover` lists a table under. */
  container(table: string): Address {
    if (!('database' in this.subject)) return this.address(table)
    return parseAddress(this.subject.database, { environment: {}, exists: () => false })
  }

  /** Puts rows where the connector finds them: by a load, or as a document that the test writes. */
  async store(request: StoreRequest): Promise<Stored> {
    const { connector, subject, context } = this
    if (!('document' in subject))
      return storeRows(
        connector,
        this.address(request.table, 'write'),
        'dialect' in subject ? subject.dialect : null,
        context,
        request,
      )
    const refused = new Map<number, string>()
    request.rows.forEach((row, i) => {
      if (row.some((value) => value !== null && !subject.holds.value(value))) refused.set(i, 'no document can hold it')
    })
    const names = request.columns.map((column) => column.name)
    const kept = request.rows.filter((_, i) => !refused.has(i))
    await writeFile(join(context.workingDir, `${request.table}.${subject.extension}`), subject.document(names, kept))
    return { columns: request.columns.map((column) => ({ ...column, changed: false })), refused, outcomes: [] }
  }

  /** Reads the root table of what was stored; nested values as the file spells them where reading makes tables of them. */
  async read(table: string, columns: readonly Column[] = []): Promise<ReadTable> {
    const { subject } = this
    if (!('spelled' in subject) || !columns.some((column) => NESTED.has(column.type.kind)))
      return readRows(this.connector, this.address(table), this.context)
    const text = await readFile(join(this.context.workingDir, `${table}.${subject.extension}`), 'utf8')
    const named = columns.map(({ name, nullable }) => ({ name, path: name, nullable }))
    return { columns: named, rows: subject.spelled(text), rejects: [] }
  }
}

const NESTED: ReadonlySet<TypeKind> = new Set<TypeKind>(['json', 'list', 'struct'])
