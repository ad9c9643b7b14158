import { closeSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { cadastre, cadastreTruth } from './cadastre.ts'
import { register, registerTruth } from './register.ts'
import { tickets, ticketsTruth } from './tickets.ts'

const HELP = `Makes the three city datasets at any size, with their traps, and the truth beside each.

  node examples/city/generate.ts tickets|register|cadastre [--rows N] [--bytes 336MB] [--seed N] [--clean] [-o FILE]
  node examples/city/generate.ts all

--rows      records; default 1000
--clean     tickets without broken rows, for loaders that know no quarantine
--bytes     stop at about this size instead (MB and GB are decimal)
-o          the file; FILE.truth.json is written beside it; default examples/city/NAME.{csv,json,xml}
all         the three committed samples, 1000 rows each`

/** Bytes of one record, measured over 20,000: what --bytes is turned into rows by. */
const BYTES_A_ROW = { tickets: 731, register: 4_971, cadastre: 6_146 } as const
const ENDING = { tickets: 'csv', register: 'json', cadastre: 'xml' } as const
type Dataset = keyof typeof ENDING

/** Writes one dataset; returns what is true of it. The file appears whole or not at all. */
export function generate(dataset: Dataset, rows: number, seed: number, file: string, clean = false): object {
  mkdirSync(dirname(file), { recursive: true })
  const [pieces, truth] = start(dataset, rows, seed, clean)
  const descriptor = openSync(`${file}.part`, 'w')
  for (const piece of pieces) writeSync(descriptor, piece)
  closeSync(descriptor)
  renameSync(`${file}.part`, file)
  writeFileSync(`${file}.truth.json`, `${JSON.stringify(truth, null, 2)}\n`)
  return truth
}

function start(dataset: Dataset, rows: number, seed: number, clean: boolean): [Generator<string>, object] {
  if (dataset === 'tickets') {
    const truth = ticketsTruth()
    return [tickets(rows, seed, truth, clean), truth]
  }
  if (dataset === 'register') {
    const truth = registerTruth()
    return [register(rows, seed, truth), truth]
  }
  const truth = cadastreTruth()
  return [cadastre(rows, seed, truth), truth]
}

function parseBytes(text: string): number {
  const [, value, unit] = /^([\d.]+)\s*([kMG]?)B?$/.exec(text) ?? []
  if (value === undefined) throw new RangeError(`--bytes takes 336MB or 4GB, not ${text}`)
  return Number(value) * { '': 1, k: 1e3, M: 1e6, G: 1e9 }[unit as '' | 'k' | 'M' | 'G']
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: 'string' },
      bytes: { type: 'string' },
      seed: { type: 'string', default: '1' },
      output: { type: 'string', short: 'o' },
      clean: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const wanted = positionals[0]
  const datasets =
    wanted === 'all'
      ? (Object.keys(ENDING) as Dataset[])
      : (Object.keys(ENDING) as Dataset[]).filter((d) => d === wanted)
  if (values.help || datasets.length === 0) {
    console.log(HELP)
    return
  }
  for (const dataset of datasets) {
    const rows = values.bytes
      ? Math.round(parseBytes(values.bytes) / BYTES_A_ROW[dataset])
      : Number(values.rows ?? 1000)
    const file = values.output ?? `examples/city/${dataset}.${ENDING[dataset]}`
    console.log(file, JSON.stringify(generate(dataset, rows, Number(values.seed), file, values.clean)))
  }
}

if (import.meta.main) main()
