import { alertTexts } from '@ai-etl/core/messages/alerts'
import type { Language } from '@ai-etl/core/messages/language'
import { createTransport } from 'nodemailer'
import type { AlertPayload } from './raise.ts'

const TIMEOUT_MS = 20_000

/** A text for one mail address, with files of this machine where there are some. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments?: { filename: string; path: string; contentType: string }[]
}

/** How mails are sent; null: not at all. */
export function smtpOf(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly url: string; readonly from: string } | null {
  const url = environment.SMTP_URL
  return url ? { url, from: environment.AI_ETL_MAIL_FROM || 'AI-ETL <ai-etl@localhost>' } : null
}

/** Sends a mail over SMTP_URL. @returns what the server answered @throws Error of the transport */
export async function sendMail(smtp: { readonly url: string; readonly from: string }, mail: Mail): Promise<string> {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  const transport = createTransport({ url: smtp.url, ...timeouts })
  try {
    const sent = (await transport.sendMail({ from: smtp.from, ...mail })) as { response?: string }
    return sent.response ?? ''
  } finally {
    transport.close()
  }
}

/** What alerts tell besides their subject. */
export interface AlertDetail {
  readonly error?: Record<Language, { message: string; fix: string } | null>
  readonly counts?: { read: number; written: number; rejected: number; filtered: number } | null
  readonly changes?: readonly string[]
  readonly changesIn?: Record<Language, readonly string[]>
  readonly since?: string
  readonly test?: true
}

/** An alert as a mail in the language of its rule. */
export function alertMail(payload: AlertPayload, lang: Language): { readonly subject: string; readonly text: string } {
  // Written by those who raise alerts.
  const { error, counts, since, test, ...detail } = payload.detail as AlertDetail
  const changes = detail.changesIn?.[lang] ?? detail.changes
  const subject = alertTexts[payload.event][lang]({ subject: payload.subject })
  const why = error?.[lang]
  const lines = [
    test && alertTexts.test[lang]({}),
    why && alertTexts.why[lang](why),
    since && alertTexts.late[lang]({ since }),
    counts && alertTexts.counts[lang](counts),
    changes && alertTexts.changes[lang]({ changes: changes.join('; ') }),
    payload.runId && alertTexts.run[lang]({ run: payload.runId }),
    alertTexts.rule[lang]({ rule: payload.rule }),
  ]
  return { subject: `AI-ETL: ${subject}`, text: [subject, ...lines.filter(Boolean)].join('\n\n') }
}
