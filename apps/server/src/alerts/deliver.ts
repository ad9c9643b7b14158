import type { Language } from '@ai-etl/core/messages/language'
import { settleAlertDelivery } from '@ai-etl/runtime/store/queries/alert-deliveries/settle'
import { takeDueAlertDeliveries } from '@ai-etl/runtime/store/queries/alert-deliveries/take-due'
import { none, rows, type ValuesOf } from '@ai-etl/runtime/store/query'
import type { Services } from '../services.ts'
import { alertMail, sendMail, smtpOf } from './mail.ts'
import type { AlertPayload } from './raise.ts'
import { postWebhook } from './webhook.ts'

/** A server that dies while it sends gives the delivery up after so long. */
const LEASE_SECONDS = 60
const AT_ONCE = 10
/** Waits after each failed try, in seconds; after the last one the delivery has failed. */
export const WAITS = [10, 60, 300, 1800, 7200] as const

type Delivery = ValuesOf<(typeof takeDueAlertDeliveries)['row']>
type Needed = Pick<Services, 'database' | 'settings' | 'secrets' | 'log'>

/** Sends what is due; what fails is tried again later, and each answer is kept. */
export async function deliverDue(services: Needed): Promise<void> {
  const due = await rows(services.database, takeDueAlertDeliveries, { leaseSeconds: LEASE_SECONDS, limit: AT_ONCE })
  await Promise.all(due.map((delivery) => deliver(services, delivery)))
}

async function deliver(services: Needed, delivery: Delivery): Promise<void> {
  const { id, attempts } = delivery
  try {
    const answer = (await send(services, delivery)).slice(0, 1000)
    await none(services.database, settleAlertDelivery, { id, sent: true, answer, nextAt: null })
  } catch (error) {
    const wait = WAITS.at(attempts - 1)
    const nextAt =
      attempts > WAITS.length || wait === undefined ? null : new Date(Date.now() + wait * 1000).toISOString()
    const answer = (error as Error).message.slice(0, 1000)
    services.log.warn({ deliveryId: id, attempts, answer }, 'an alert was not delivered')
    await none(services.database, settleAlertDelivery, { id, sent: false, answer, nextAt })
  }
}

async function send({ settings, secrets }: Needed, delivery: Delivery): Promise<string> {
  const { id, channel, recipient, sealed } = delivery
  // Written by raiseAlert alone.
  const payload = delivery.payload as AlertPayload & { readonly lang?: Language }
  if (channel === 'webhook') {
    const key = sealed === null ? null : await secrets.unseal(sealed, 'alert rule')
    const policy = { privateAddresses: settings.privateAddresses }
    return postWebhook({ url: recipient, id, body: JSON.stringify({ id, ...payload }), key }, policy)
  }
  const smtp = smtpOf(settings.environment)
  if (smtp === null) throw new Error('SMTP_URL is not set')
  return sendMail(smtp, { to: recipient, ...alertMail(payload, payload.lang ?? 'ru') })
}
