import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const WEB = import.meta.dirname
const ROOT = resolve(WEB, '../..')
const DIST = join(WEB, process.env.AI_ETL_WEB_DIST || '.next')
/** Holds the hash of what the build was made from; written last, so that a build cut short is no build. */
const MARK = join(DIST, 'inputs.sha256')
/** Stands while somebody builds. */
const TURN = `${DIST}-turn`
const WAIT_MS = 300

/** What the application is made from, relative to the repository. */
const INPUTS = [
  'apps/web/**/*.{ts,tsx,css,mjs,json,svg}',
  'packages/{client,core}/src/**/*.ts',
  'packages/{client,core}/package.json',
  'package-lock.json',
]
const NO_INPUTS = [
  '**/node_modules/**',
  '**/.next*/**',
  '**/*.test.ts',
  'apps/web/e2e/**',
  '**/{next-env.d.ts,tsconfig.next.json}',
]

/**
 * Builds the web application unless what stands was built from the same sources. `node apps/web/build.ts`; `npm start`
 * does it first. Of several that start at once one builds and the others wait. @throws Error when the build fails; its
 * output has been shown.
 */
export function buildWeb(): void {
  if (isFresh()) return
  takeTurn()
  try {
    if (!isFresh()) build()
  } finally {
    rmSync(TURN, { recursive: true, force: true })
  }
}

function build(): void {
  const hash = inputsHash()
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const { status } = spawnSync(process.execPath, [next, 'build', WEB], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error(`next build ended with ${status}`)
  writeFileSync(MARK, hash)
}

function isFresh(): boolean {
  return existsSync(MARK) && readFileSync(MARK, 'utf8') === inputsHash()
}

/** Waits until no other process builds here. A folder can be made by one only; it names its maker, who may have died. */
function takeTurn(): void {
  const maker = join(TURN, 'pid')
  while (true) {
    try {
      mkdirSync(TURN)
      writeFileSync(maker, String(process.pid))
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS)
    if (existsSync(maker) && !isAlive(Number(readFileSync(maker, 'utf8'))))
      rmSync(TURN, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function inputsHash(): string {
  const hash = createHash('sha256')
  const files = globSync(INPUTS, { cwd: ROOT, exclude: NO_INPUTS }).sort()
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0')
  return hash.digest('hex')
}

if (import.meta.main) buildWeb()
