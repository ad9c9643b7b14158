import { setTimeout as sleep } from 'node:timers/promises'
import type { EmbeddedEndpoint } from '@ai-etl/core/contracts/context'
import { embeddedClickhouse } from '@ai-etl/runtime/embedded/clickhouse'
import { DATA_DIR } from './settings.ts'

/** The embedded ClickHouse of the bench, kept running while this process lives. */
export class ClickhouseServer {
  readonly #endpoint: EmbeddedEndpoint

  private constructor(endpoint: EmbeddedEndpoint) {
    this.#endpoint = endpoint
  }

  static async open(): Promise<ClickhouseServer> {
    return new ClickhouseServer(await embeddedClickhouse(DATA_DIR))
  }

  /** Runs a statement; its answer as text. @throws Error with what the server says */
  async ask(sql: string): Promise<string> {
    const { host, port, user, password } = this.#endpoint
    const headers = { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password }
    const answer = await fetch(`http://${host}:${port}/`, { method: 'POST', headers, body: sql })
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    return text
  }

  /** Waits until no parts are merged any more: that work is of no run measured. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; await sleep(200)) {
      const merges = Number(await this.ask('SELECT count() FROM system.merges FORMAT TSV'))
      quiet = merges === 0 ? quiet + 1 : 0
    }
  }
}
