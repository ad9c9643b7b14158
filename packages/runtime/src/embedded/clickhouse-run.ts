import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { Answer } from './clickhouse-answer.ts'
import { type Engine, EngineError, type EngineSession } from './clickhouse-engine.ts'
import { forbiddenPart, withoutComments } from './clickhouse-guard.ts'
import { insertLaidDown, insertRows } from './clickhouse-insert.ts'
import type { PipePool } from './clickhouse-pipe.ts'
import type { EngineRequest } from './clickhouse-request.ts'
import type { SpoolFolder } from './clickhouse-spool.ts'
import { isSeveral, leadingWord, namedFormat, type RowInsert, rowInsert, tokens } from './clickhouse-statement.ts'

export interface Statement {
  readonly engine: Engine
  readonly pipes: PipePool
  readonly spool: SpoolFolder
  readonly session: EngineSession
  readonly request: EngineRequest
  readonly body: Readable
  readonly answer: Answer
  readonly response: ServerResponse
}

/** Longest statement without its rows. */
const STATEMENT_BYTES = 16 << 20
/** Values may hold expressions; so much of them is looked through, longer ones are taken as plain literals. */
const EXPRESSION_BYTES = 1 << 20

/** Runs one request's statement and answers it. @throws EngineError before the answer's head is sent */
export async function runStatement(statement: Statement): Promise<void> {
  const { request, body } = statement
  const rows = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const insert = await readInsert(request, rows)
  if (insert) return runInsert(statement, insert)
  const rest = await readAll(rows, STATEMENT_BYTES)
  const sql = withoutComments([request.query, rest.toString('utf8')].filter((part) => part !== '').join('\n'))
  if (leadingWord(sql) === '') throw syntaxError('Empty query')
  refuse(sql)
  return STREAMED_STATEMENTS.has(leadingWord(sql)) && STREAMABLE.has(formatOf(sql, request)) && !request.wholeAnswer
    ? runStream(statement, sql)
    : runWhole(statement, sql)
}

/** Formats whose pieces, one after another, make a valid whole. */
const STREAMABLE = new Set([
  'JSONEachRow',
  'JSONCompactEachRow',
  'JSONStringsEachRow',
  'JSONCompactStringsEachRow',
  'CSV',
  'TSV',
  'TabSeparated',
  'TSVRaw',
  'TabSeparatedRaw',
  'RowBinary',
  'Native',
])
/** The engine streams these only. */
const STREAMED_STATEMENTS = new Set(['SELECT', 'WITH', 'FROM'])

interface InsertWithRows {
  readonly insert: RowInsert
  readonly rows: AsyncIterable<Buffer>
}

/** An INSERT with rows, whether it stands in the parameter or in the body before its rows. */
async function readInsert(request: EngineRequest, rows: AsyncIterator<Buffer>): Promise<InsertWithRows | null> {
  if (leadingWord(request.query) === 'INSERT') {
    const insert = rowInsert(request.query, request.format)
    if (!insert) return null
    return { insert, rows: following([Buffer.from(request.query.slice(insert.rowsAt))], rows) }
  }
  if (request.query !== '') return null
  const head: Buffer[] = []
  const first = await rows.next()
  if (first.done) return null
  head.push(first.value)
  if (leadingWord(first.value.toString('latin1')) !== 'INSERT') return unread(rows, head)
  // The head of an INSERT fits the first 64 KB but for thousands of columns: then more of the body is read.
  let text = first.value
  for (;;) {
    const insert = rowInsert(text.toString('latin1'), request.format)
    if (insert && insert.rowsAt < text.length) {
      return { insert: decodeHead(insert), rows: following([text.subarray(insert.rowsAt)], rows) }
    }
    const more = text.length < STATEMENT_BYTES ? await rows.next() : { done: true as const, value: undefined }
    if (more.done) return insert ? { insert: decodeHead(insert), rows: following([], rows) } : unread(rows, [text])
    text = Buffer.concat([text, more.value])
  }
}

/** Offsets are bytes while the text is read as Latin-1; names get their letters back here. */
function decodeHead(insert: RowInsert): RowInsert {
  const utf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8')
  return { ...insert, head: utf8(insert.head), settings: utf8(insert.settings) }
}

/** Puts back what was read ahead of a statement that turned out to be no INSERT. */
function unread(rows: AsyncIterator<Buffer>, head: readonly Buffer[]): null {
  const pending = [...head]
  const next = rows.next.bind(rows)
  rows.next = async () => {
    const value = pending.shift()
    return value === undefined ? next() : { done: false, value }
  }
  return null
}

async function* following(head: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (const piece of head) if (piece.length > 0) yield piece
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function readAll(rows: AsyncIterator<Buffer>, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    pieces.push(next.value)
    size += next.value.length
    if (size > most) throw syntaxError(`Max query size exceeded (${most} bytes)`)
  }
  return Buffer.concat(pieces)
}

async function runInsert(statement: Statement, { insert, rows }: InsertWithRows): Promise<void> {
  const { answer, request } = statement
  refuse(`${insert.head} ${insert.settings}`)
  if (request.laidDown !== null) return runLaidDown(statement, insert, request.laidDown)
  if (/input_format_values/i.test(insert.settings)) {
    // It could undo what keeps long Values from being evaluated unseen.
    const text = 'Not enough privileges: settings of Values belong to the request, not to the statement'
    throw new EngineError(497, `Code: 497. DB::Exception: ${text}. (ACCESS_DENIED)`)
  }
  let bytes = 0
  const safe = insert.format === 'Values' ? await plainValues(statement, rows) : rows
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of safe) {
      bytes += piece.length
      yield piece
    }
  }
  const written = await insertRows(statement, insert, counted())
  answer.head(insert.format, { readRows: written, writtenRows: written, writtenBytes: bytes, resultRows: written })
  answer.end()
}

/** The rows lie in a file already. Native holds values only: there is nothing in it to look through. */
async function runLaidDown(statement: Statement, insert: RowInsert, name: string): Promise<void> {
  if (insert.format !== 'Native') {
    throw new EngineError(48, `Code: 48. DB::Exception: ${insert.format} cannot be laid down. (NOT_IMPLEMENTED)`)
  }
  const written = await insertLaidDown(statement, insert, name)
  statement.answer.head(insert.format, { ...NOTHING, readRows: written, writtenRows: written, resultRows: written })
  statement.answer.end()
}

/** Values may hold expressions: they are looked through like a statement, or, when long, not evaluated. */
async function plainValues(statement: Statement, rows: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const iterator = rows[Symbol.asyncIterator]()
  const head: Buffer[] = []
  let size = 0
  let ended = false
  while (size < EXPRESSION_BYTES && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      head.push(next.value)
      size += next.value.length
    }
  }
  if (ended) refuse(Buffer.concat(head).toString('utf8'))
  else statement.session.native.query('SET input_format_values_interpret_expressions = 0')
  return following(head, iterator)
}

async function runStream(statement: Statement, sql: string): Promise<void> {
  const { answer, session, request, response } = statement
  const format = formatOf(sql, request)
  const stream = session.native.queryStream(sql, { format })
  const gone = () => statement.engine.kill(session)
  response.on('close', gone)
  let started = false
  try {
    for await (const piece of stream) {
      if (!started) answer.head(format, NOTHING)
      started = true
      if (!(await answer.write(piece.raw()))) break
    }
    response.off('close', gone)
    if (!started) answer.head(format, NOTHING)
    answer.end()
  } catch (error) {
    response.off('close', gone)
    if (!started) throw error
    answer.fail(error)
  }
}

async function runWhole(statement: Statement, sql: string): Promise<void> {
  const { answer, session, request, response } = statement
  const format = formatOf(sql, request)
  const gone = () => statement.engine.kill(session)
  response.on('close', gone)
  try {
    const result = await session.native.queryAsync(sql, { format })
    response.off('close', gone)
    answer.head(format, { ...NOTHING, readRows: result.rowsRead, resultRows: result.rowsRead })
    await answer.write(result.bytes())
    answer.end()
  } finally {
    response.off('close', gone)
  }
}

const NOTHING = { readRows: 0, writtenRows: 0, writtenBytes: 0, resultRows: 0 }

function formatOf(sql: string, request: EngineRequest): string {
  return namedFormat(sql) ?? request.format
}

/** @throws EngineError ACCESS_DENIED, SYNTAX_ERROR, NOT_IMPLEMENTED */
function refuse(sql: string): void {
  const forbidden = forbiddenPart(sql)
  if (forbidden !== null) {
    const text = `Not enough privileges: ${forbidden} is not available over HTTP`
    throw new EngineError(497, `Code: 497. DB::Exception: ${text}. (ACCESS_DENIED)`)
  }
  if (isSeveral(sql)) throw syntaxError('Multi-statements are not allowed')
  if (leadingWord(sql) === 'INSERT' && usesInput(sql)) {
    // The engine would run it without the rows and insert none.
    const text = 'INSERT … SELECT FROM input(…) is not supported; insert into a temporary table first'
    throw new EngineError(48, `Code: 48. DB::Exception: ${text}. (NOT_IMPLEMENTED)`)
  }
}

function usesInput(sql: string): boolean {
  let previous = ''
  for (const token of tokens(sql)) {
    if (previous === 'INPUT' && token.text === '(') return true
    previous = token.kind === 'word' ? token.text : ''
  }
  return false
}

function syntaxError(text: string): EngineError {
  return new EngineError(62, `Code: 62. DB::Exception: ${text}. (SYNTAX_ERROR)`)
}
