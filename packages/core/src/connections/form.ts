import { isSecretOption } from '../address/mask.ts'
import { SYSTEM_SCHEMES } from '../address/parse.ts'
import type { Connector } from '../contracts/connector.ts'
import { connectionFields } from '../messages/connections.ts'
import type { Language } from '../messages/language.ts'
import { optionsSchema } from './options-schema.ts'

type JsonSchema = Readonly<Record<string, unknown>>

/** Whether a connector's addresses name a server rather than files. */
export function isSystem(connector: Pick<Connector, 'schemes'>): boolean {
  return connector.schemes.some((scheme) => SYSTEM_SCHEMES.some((known) => known === scheme))
}

/**
 * The form of a connection as JSON Schema, its fields in the order to be shown: where and who, then the options of the
 * connector. Secrets are `writeOnly`.
 */
export function connectionForm(connector: Connector, lang: Language): JsonSchema {
  const options = optionsSchema(connector, lang)
  const own = Object.entries(options.properties ?? {}).map(([name, schema]) => [
    name,
    isSecretOption(name) ? { ...(schema as object), writeOnly: true, format: 'password' } : schema,
  ])
  return {
    type: 'object',
    title: connector.name,
    properties: {
      ...(isSystem(connector) ? serverFields(lang) : { path: { ...field('file', lang), minLength: 1 } }),
      options: { type: 'object', properties: Object.fromEntries(own), additionalProperties: false },
    },
    required: isSystem(connector) ? [] : ['path'],
    additionalProperties: false,
  }
}

function serverFields(lang: Language): JsonSchema {
  return {
    host: field('host', lang),
    port: { ...field('port', lang), type: 'integer', minimum: 1, maximum: 65_535 },
    path: field('path', lang),
    user: field('user', lang),
    password: { ...field('password', lang), writeOnly: true, format: 'password' },
  }
}

function field(name: keyof typeof connectionFields, lang: Language): JsonSchema {
  const { title, description } = connectionFields[name]
  return { type: 'string', title: title[lang](), description: description[lang]() }
}
