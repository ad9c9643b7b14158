import { type Fault, whyOf } from '@ai-etl/core/expressions/assist/diagnose'
import type { Language } from '@ai-etl/core/messages/language'
import { say } from '@ai-etl/core/messages/phrase'
import type { expressionFieldTexts } from '@ai-etl/core/messages/web/expressions'
import type { Texts } from '#lib/texts.ts'

/** What is wrong, without the expression itself, which stands right above. */
export function saidOf({ error }: Fault, lang: Language, t: Texts<typeof expressionFieldTexts>): string {
  const params = error.params as Readonly<Record<string, unknown>>
  const text = (name: string) => String(params[name])
  switch (error.code) {
    case 'expression.column-unknown':
      return t.columnUnknown({ column: text('column') })
    case 'expression.function-unknown':
      return t.functionUnknown({ name: text('name') })
    case 'expression.parameter-missing':
      return t.parameterMissing({ name: text('name') })
    case 'expression.literal':
      return t.notOfType({ value: text('value'), type: text('type') })
    default: {
      const why = whyOf(error)
      return why === null ? error.problem(lang).message : capitalised(say(why, lang))
    }
  }
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
