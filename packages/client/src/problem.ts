/** A failure as the API tells it: a stable code, what, where, and how to mend it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly where: string | null
  readonly fix: string
  readonly requestId: string | null
  /** The whole answer, for what a code brings beside these. */
  readonly answer: Readonly<Record<string, unknown>>

  constructor(status: number, answer: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(text(answer.detail) ?? text(answer.title) ?? `HTTP ${status}`, cause === undefined ? undefined : { cause })
    this.status = status
    this.answer = answer
    this.code = text(answer.code) ?? 'http.failed'
    this.where = text(answer.where)
    this.fix = text(answer.fix) ?? ''
    this.requestId = text(answer.requestId)
  }

  /** The server did not answer at all; status 0. */
  static unreachable(origin: string, cause: unknown): ApiProblem {
    const answer = {
      code: 'connection.unreachable',
      detail: `${origin || 'The server'} does not answer`,
      fix: 'Check that the server runs and that the address is right.',
    }
    return new ApiProblem(0, answer, cause)
  }
}

/** The problem of an answer that is no success. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  return new ApiProblem(response.status, typeof body === 'object' && body !== null ? { ...body } : {})
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
