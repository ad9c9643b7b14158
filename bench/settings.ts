import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { generate } from '../examples/city/generate.ts'

export const BIN = resolve(import.meta.dirname, '../apps/cli/bin/ai-etl.mjs')
export const BENCH_DIR = process.env.AI_ETL_BENCH_DIR ?? join(tmpdir(), 'ai-etl-bench')
export const DATA_DIR = join(BENCH_DIR, 'data')
export const OUT_DIR = join(BENCH_DIR, 'out')

/** Rows of each dataset at its real size: 336 MB, 415 MB, 959 MB. */
const ROWS = { tickets: 459_000, register: 83_500, cadastre: 156_000 } as const
const ENDING = { tickets: 'csv', register: 'json', cadastre: 'xml' } as const

/** The file of a dataset at `times` its real size, made when it is not there yet. */
export function dataset(name: keyof typeof ROWS, times = 1): string {
  mkdirSync(OUT_DIR, { recursive: true })
  const file = join(BENCH_DIR, `${name}-${times}.${ENDING[name]}`)
  if (!existsSync(file)) {
    console.error(`making ${file}`)
    generate(name, ROWS[name] * times, 1, file, true)
  }
  return file
}
