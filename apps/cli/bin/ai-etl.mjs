#!/usr/bin/env node
// Plain JavaScript that an old Node parses as well: it finds the pinned Node and hands over to it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LEAST_NODE = 24
const HANDED_OVER = 'AI_ETL_HANDED_OVER'

if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE) {
  delete process.env[HANDED_OVER]
  nodeModule.enableCompileCache()
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  handOver(pinnedNode())
}

/** Path of the Node that package.json pins, or undefined when its install script did not run. */
function pinnedNode() {
  try {
    const package_ = nodeModule.createRequire(import.meta.url).resolve('node/package.json')
    const binary = join(dirname(package_), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

function handOver(node) {
  if (node === undefined || process.env[HANDED_OVER]) {
    console.error(
      `ai-etl needs Node ${LEAST_NODE}, and this is ${process.version}. Run "npm ci" in the repository's root, with install scripts allowed for the package "node".`,
    )
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [HANDED_OVER]: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
