import type pg from 'pg'

/** A column as PostgreSQL describes it before anything runs. */
export interface DescribedColumn {
  readonly name: string
  readonly sql: string
  /** True when it is a column of a table that may be null there. Null: computed, unknown. */
  readonly nullable: boolean | null
}

interface RawField {
  readonly name: string
  readonly tableID: number
  readonly columnID: number
  readonly dataTypeID: number
}

/** What the driver's connection has beyond its types: the messages of the extended protocol. */
interface Connection {
  parse(message: { text: string; name: string }): void
  describe(message: { type: 'S'; name: string }): void
  sync(): void
}

/** Prepares a statement and asks what it gives, without running it. */
export async function describeStatement(client: pg.Client, text: string): Promise<readonly DescribedColumn[]> {
  const fields = await new Promise<readonly RawField[]>((resolve, reject) => {
    let described: readonly RawField[] = []
    let failure: Error | null = null
    const submittable = {
      submit(connection: Connection) {
        connection.parse({ text, name: '' })
        connection.describe({ type: 'S', name: '' })
        connection.sync()
      },
      handleRowDescription: (message: { fields: readonly RawField[] }) => (described = message.fields),
      handleError: (error: Error) => (failure = error),
      handleReadyForQuery: () => (failure ? reject(failure) : resolve(described)),
    }
    // The driver takes any object with these methods; its types know only those it makes itself.
    client.query(submittable as unknown as pg.Submittable)
  })
  const columns: DescribedColumn[] = []
  for (const field of fields) columns.push(await named(client, field))
  return columns
}

async function named(client: pg.Client, field: RawField): Promise<DescribedColumn> {
  const { rows } = await client.query<{ sql: string; nullable: boolean | null }>(
    `SELECT format_type($1, NULL) AS sql,
       (SELECT NOT attnotnull FROM pg_attribute WHERE attrelid = $2 AND attnum = $3) AS nullable`,
    [field.dataTypeID, field.tableID, field.columnID],
  )
  return { name: field.name, ...rows[0] }
}
