import { deliverDue } from '../alerts/deliver.ts'
import { tellLateness } from '../alerts/lateness.ts'
import { makeDueReports } from '../reports/schedule.ts'
import { clearNightly } from '../retention/nightly.ts'
import { sampleMetrics } from '../telemetry/sample.ts'
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
  { name: 'report schedules', everyMs: 2000, look: makeDueReports },
  { name: 'alerts', everyMs: 2000, look: (services) => deliverDue(services) },
  { name: 'lateness', everyMs: 15_000, look: (services, now) => tellLateness(services, now) },
  { name: 'metrics', everyMs: 30_000, look: (services, now) => sampleMetrics(services, now) },
  { name: 'retention', everyMs: 60_000, look: (services, now) => clearNightly(services, now) },
]
