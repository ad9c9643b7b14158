import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const BIN = resolve('apps/cli/bin/ai-etl.mjs')

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line as its users call it, in a folder of its own with a data folder. */
export class Cli {
  readonly folder = mkdtempSync(join(tmpdir(), 'cli-'))
  readonly dataDir = join(this.folder, 'data')
  readonly environment: NodeJS.ProcessEnv

  constructor(environment: NodeJS.ProcessEnv = {}) {
    this.environment = { ...process.env, LANG: 'C', AI_ETL_EMBEDDED_GRACE_MS: '300', ...environment }
  }

  /** Runs one command to its end. */
  run(...args: readonly string[]): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args, '--data-dir', this.dataDir], {
      encoding: 'utf8',
      env: this.environment,
      maxBuffer: 1 << 28,
    })
    return { status, stdout, stderr }
  }

  /** The document that a command answers with --json. @throws Error with its output unless it ends as expected */
  json(args: readonly string[], status = 0): unknown {
    const ended = this.run(...args, '--json')
    if (ended.status !== status)
      throw new Error(`ai-etl ${args.join(' ')} ended with ${ended.status}: ${ended.stdout}${ended.stderr}`)
    return JSON.parse(ended.stdout)
  }

  /** Writes a file into the folder; gives its path. */
  write(name: string, text: string): string {
    const path = join(this.folder, name)
    writeFileSync(path, text)
    return path
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}
