/** Lets work begin when there is room for it. @throws whatever the work throws, and the signal's reason while it waits */
export type Gate = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>

/** A gate through which so many pieces of work go at once; the others wait in the order in which they came. */
export function atMost(count: number): Gate {
  let going = 0
  const waiting: (() => void)[] = []
  return async (work, signal) => {
    signal.throwIfAborted()
    if (going >= count) await turn(waiting, signal)
    else going++
    try {
      return await work()
    } finally {
      // The place goes on to whoever waits longest.
      const next = waiting.shift()
      if (next === undefined) going--
      else next()
    }
  }
}

/** Waits to be called; whoever is not wanted any more leaves the queue. */
function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const called = () => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      waiting.splice(waiting.indexOf(called), 1)
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    waiting.push(called)
  })
}
