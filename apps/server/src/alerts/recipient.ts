import { hasLiteralSecret, maskSecretsWithin } from '@ai-etl/core/address/mask'
import { PlatformError } from '@ai-etl/core/errors/error'
import type { ServerSettings } from '../settings.ts'

/**
 * Checks who is to be told. A webhook's host is checked again at each delivery, after resolution.
 * @throws PlatformError `alert.recipient-invalid`, `alert.mail-unset`
 */
export function checkRecipients(
  channel: 'mail' | 'webhook',
  recipients: readonly string[],
  { environment }: Pick<ServerSettings, 'environment'>,
): void {
  if (channel === 'mail' && !environment.SMTP_URL) throw new PlatformError('alert.mail-unset', {})
  for (const recipient of recipients) {
    const fits = channel === 'mail' ? /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(recipient) : isPlainUrl(recipient)
    if (!fits) throw new PlatformError('alert.recipient-invalid', { recipient: maskSecretsWithin(recipient), channel })
  }
}

/** The log of deliveries shows URLs: they carry no password, and no secret option. */
function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === '' && !hasLiteralSecret(text)
}
