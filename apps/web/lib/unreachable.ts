import { ApiProblem } from '@ai-etl/client/problem'

const EVENT = 'ai-etl-unreachable'

/** Whether a thrown thing says that the server did not answer at all. */
export function isUnreachable(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 0
}

/** Tells the page that the server did not answer. */
export function tellUnreachable(): void {
  window.dispatchEvent(new Event(EVENT))
}

/** Calls back when the server did not answer or the network went away; gives what ends it. */
export function onUnreachable(call: () => void): () => void {
  window.addEventListener(EVENT, call)
  window.addEventListener('offline', call)
  return () => {
    window.removeEventListener(EVENT, call)
    window.removeEventListener('offline', call)
  }
}
