import { z } from 'zod'
import type { Connector } from '../contracts/connector.ts'
import type { Language } from '../messages/language.ts'
import { isPhraseKey, phrase, say } from '../messages/phrase.ts'

/**
 * A connector's options as JSON Schema. Descriptions are said in the reader's language: in the connector's own schema
 * they are keys of phrases.
 */
export function optionsSchema(connector: Pick<Connector, 'options'>, lang: Language): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(connector.options, {
    io: 'input',
    override({ jsonSchema }) {
      const { description } = jsonSchema
      if (description !== undefined && isPhraseKey(description)) jsonSchema.description = say(phrase(description), lang)
    },
  })
}
