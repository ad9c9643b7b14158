import { spawn } from 'node:child_process'

/** `npm run check`: everything that needs no server, in under two minutes. Each step's output is shown when it fails. */
const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-p', '.'],
  ['types of the web', 'tsc', '-p', 'apps/web'],
  ['lint and boundaries', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'biome', 'check', '.'],
  ['unused code', 'knip'],
  ['unit and golden tests', 'vitest', 'run', '--project', 'unit'],
]

const wanted = process.argv.includes('--without-tests') ? STEPS.slice(0, -1) : STEPS
let failed = 0
for (const [name, command, ...args] of wanted) {
  const started = performance.now()
  const { code, output } = await run(command, args)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (code !== 0) {
    console.log(output)
    failed++
  }
}
process.exitCode = failed === 0 ? 0 : 1

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
