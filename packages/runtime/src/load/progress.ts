import type { ProgressEvent } from '@ai-etl/core/contracts/context'

const LEAST_MS = 200

/** Passes on the first event of a stage, those with a text, and else at most five a second. */
export function throttled(progress: (event: ProgressEvent) => void): (event: ProgressEvent) => void {
  let stage = ''
  let last = 0
  return (event) => {
    const now = performance.now()
    if (event.stage === stage && event.text === undefined && now - last < LEAST_MS) return
    stage = event.stage
    last = now
    progress(event)
  }
}
