import type { MemberMessage } from './pool-member.ts'
import { runJob } from './run-job.ts'

let controller = new AbortController()

process.on('message', (message: MemberMessage) => {
  if (message.kind === 'cancel') return controller.abort()
  // Loading ahead; whatever is wrong with a module is told when it is asked for.
  if (message.kind === 'load') return message.modules.forEach((module) => void import(module).catch(() => undefined))
  controller = new AbortController()
  const { module, input, settings } = message
  // Nobody waits for the progress of what is over in a moment.
  void runJob(module, input, settings, controller.signal, (sent) => {
    if (sent.kind !== 'progress') process.send?.(sent)
  })
})
// It ends with its server, which a signal to both may have asked to stop in good order.
process.on('disconnect', () => process.exit())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
