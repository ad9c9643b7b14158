import type { Engine, EngineSession } from './clickhouse-engine.ts'
import { EngineError } from './clickhouse-engine.ts'
import type { EngineRequest } from './clickhouse-request.ts'

interface Kept {
  readonly session: EngineSession
  busy: boolean
  expires: NodeJS.Timeout
}

/**
 * Gives each request a session: a fresh one, so that USE, SET and temporary tables of one never reach another, or the
 * one that its `session_id` names, which lives until its timeout. At most MOST statements run at once; others wait.
 */
export class SessionStore {
  readonly #engine: Engine
  readonly #kept = new Map<string, Kept>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** @throws EngineError SESSION_NOT_FOUND (372), SESSION_IS_LOCKED (373), and what `work` throws */
  async use(request: EngineRequest, work: (session: EngineSession) => Promise<void>): Promise<void> {
    await this.#enter()
    try {
      if (request.session) await this.#useKept(request, request.session, work)
      else await this.#useFresh(request, work)
    } finally {
      this.#leave()
    }
  }

  close(): void {
    for (const { session, expires } of this.#kept.values()) {
      clearTimeout(expires)
      session.native.close()
    }
    this.#kept.clear()
  }

  async #useFresh(request: EngineRequest, work: (session: EngineSession) => Promise<void>): Promise<void> {
    const session = this.#engine.session(request.database, request.settings, request.parameters)
    try {
      await work(session)
    } finally {
      session.native.close()
    }
  }

  async #useKept(
    request: EngineRequest,
    wanted: NonNullable<EngineRequest['session']>,
    work: (session: EngineSession) => Promise<void>,
  ): Promise<void> {
    let kept = this.#kept.get(wanted.id)
    if (kept?.busy)
      throw new EngineError(373, `Code: 373. DB::Exception: Session ${wanted.id} is locked. (SESSION_IS_LOCKED)`)
    if (kept) {
      clearTimeout(kept.expires)
      this.#engine.configure(kept.session, request.database, request.settings, request.parameters)
    } else {
      if (wanted.mustExist)
        throw new EngineError(372, 'Code: 372. DB::Exception: Session not found. (SESSION_NOT_FOUND)')
      const session = this.#engine.session(request.database, request.settings, request.parameters)
      kept = { session, busy: false, expires: setTimeout(() => {}, 0) }
      this.#kept.set(wanted.id, kept)
    }
    kept.busy = true
    try {
      await work(kept.session)
    } finally {
      kept.busy = false
      kept.expires = setTimeout(() => this.#expire(wanted.id), wanted.seconds * 1000)
      kept.expires.unref()
    }
  }

  #expire(id: string): void {
    this.#kept.get(id)?.session.native.close()
    this.#kept.delete(id)
  }

  async #enter(): Promise<void> {
    if (this.#running >= MOST) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running++
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running--
  }
}

/** Each running statement holds a thread of libuv's pool (see clickhouse-launcher.ts for its size). */
const MOST = 24
