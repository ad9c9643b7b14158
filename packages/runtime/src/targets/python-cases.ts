import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Rows } from '@ai-etl/core/targets/sql/testing/compare'
import { pythonEnvironment } from '../../../../services/python.ts'

/** A generated module and the rows that it is given. */
export interface ModuleCase {
  readonly module: string
  readonly sources: Readonly<Record<string, unknown>>
}

/** What a module gave for one target. */
export interface ModuleTarget {
  readonly columns: readonly string[]
  /** Types as pandas or Spark name them. */
  readonly dtypes: readonly string[]
  /** Values as texts. */
  readonly rows: Rows
}

/** A Python process that runs generated modules; starting Spark takes longer than most of what is asked of it. */
export interface PythonCases {
  /** What each module gives by target, or its error. @throws Error with the process's complaint when it ends */
  answers(cases: readonly ModuleCase[]): Promise<readonly (Readonly<Record<string, ModuleTarget>> | Error)[]>
  close(): Promise<void>
}

type Answer = { readonly targets: Readonly<Record<string, ModuleTarget>> } | { readonly error: string }

/** Starts the process that runs modules of pandas or PySpark; a line of JSON answers each line of JSON. */
export async function startPythonCases(name: 'pandas' | 'pyspark'): Promise<PythonCases> {
  const { python } = await pythonEnvironment(name)
  const script = fileURLToPath(new URL(`run_${name}_cases.py`, import.meta.url))
  const child = spawn(python, [script], { stdio: 'pipe', env: { ...process.env, PYTHONUTF8: '1' } })
  const ended = once(child, 'exit')
  const complaints: Buffer[] = []
  child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes))
  // One that ends before it has read its input tells why by its own words.
  child.stdin.on('error', () => undefined)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    answers: async (cases) => {
      if (cases.length === 0) return []
      child.stdin.write(`${JSON.stringify(cases)}\n`)
      let line = await lines.next()
      // A Java machine may print lines of its own.
      while (!line.done && !line.value.startsWith('[{')) line = await lines.next()
      if (line.done) throw new Error(`${script}: ${Buffer.concat(complaints).toString('utf8').slice(-4000)}`)
      const answers = JSON.parse(line.value) as readonly Answer[]
      return answers.map((answer) => ('error' in answer ? new Error(answer.error) : answer.targets))
    },
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
