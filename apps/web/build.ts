import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const WEB = import.meta.dirname
const ROOT = resolve(WEB, '../..')
const DIST = join(WEB, process.env.AI_ETL_WEB_DIST || '.next')
/** Holds the hash of what the build was made from; written last, so that a build cut short is no build. */
const MARK = join(DIST, 'inputs.sha256')

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
 * does it first. @throws Error when the build fails; its output has been shown.
 */
export function buildWeb(): void {
  const hash = inputsHash()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const { status } = spawnSync(process.execPath, [next, 'build', WEB], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error(`next build ended with ${status}`)
  writeFileSync(MARK, hash)
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
