import { ERRORS } from '@ai-etl/core/errors/codes'
import type { ErrorMessage, Language } from '@ai-etl/core/messages/language'
import { withPlaceholders } from '@ai-etl/core/messages/placeholders'
import { serverPageTexts } from '@ai-etl/core/messages/server-pages'

const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884 }
code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere }
tr:target { outline: 2px solid }`

/** HTML of the page that the `type` of a problem names: every code, what it says and how to mend it, at `#CODE`. */
export function errorsPage(lang: Language): string {
  const say = (key: keyof typeof serverPageTexts) => escaped(serverPageTexts[key][lang]({}))
  const rows = Object.entries(ERRORS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, error]) => row(code, error, lang))
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>AI-ETL: ${say('errors')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><h1>${say('errors')}</h1><p>${say('errorsLead')}</p>
<table><thead><tr><th>${say('code')}</th><th>${say('says')}</th><th>${say('fix')}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></body></html>`
}

function row(code: string, { message, fix }: ErrorMessage<never>, lang: Language): string {
  const [says, mend] = [message, fix].map((text) => escaped(withPlaceholders(text, lang) ?? ''))
  return `<tr id="${code}"><td><code>${code}</code></td><td>${says}</td><td>${mend}</td></tr>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
