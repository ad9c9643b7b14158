import type { Duty } from './clock.ts'
import { dispatchWaiting } from './dispatch.ts'
import { fireDue } from './fire.ts'

/** What the server does by itself, by the clock. */
export const duties: readonly Duty[] = [
  {
    name: 'schedules',
    everyMs: 1000,
    async look(services, now) {
      await fireDue(services, now)
      await dispatchWaiting(services)
    },
  },
]
