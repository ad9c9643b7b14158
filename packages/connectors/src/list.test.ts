import { readdirSync } from 'node:fs'
import { optionsSchema } from '@ai-etl/core/connections/options-schema'
import { LOAD_MODES } from '@ai-etl/core/contracts/target'
import { describe, expect, it } from 'vitest'
import { fileConnectors } from './files/connectors.ts'
import { formats } from './files/formats.ts'
import { connectors } from './list.ts'

/** Folders of src/formats that are no format: what JSON and XML have in common. */
const COMMON = ['tree']

const folders = (name: string) =>
  readdirSync(new URL(`${name}/`, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

describe('the list of connectors and the folders agree', () => {
  it('formats', () => {
    const found = folders('formats').filter((name) => !COMMON.includes(name))
    expect(formats.map((format) => format.name).toSorted()).toEqual(found.toSorted())
    expect(fileConnectors.map((connector) => connector.name)).toEqual(formats.map((format) => format.name))
  })

  it('systems', () => {
    const systems = connectors.filter((connector) => !fileConnectors.includes(connector))
    expect(systems.map((connector) => connector.name).toSorted()).toEqual(folders('systems').toSorted())
  })

  it('each has its conformance test', () => {
    const tested = ['formats', 'systems'].flatMap((kind) =>
      folders(kind).filter((name) =>
        readdirSync(new URL(`${kind}/${name}/`, import.meta.url)).includes('conformance.embedded.test.ts'),
      ),
    )
    expect(tested.toSorted()).toEqual(connectors.map((connector) => connector.name).toSorted())
  })

  it('names and schemes are one connector each', () => {
    const schemes = connectors.flatMap((connector) => connector.schemes)
    expect(new Set(schemes).size).toBe(schemes.length)
    expect(new Set(connectors.map((connector) => connector.name)).size).toBe(connectors.length)
  })
})

describe.each(connectors.map((connector) => [connector.name, connector] as const))('%s', (_, connector) => {
  it('describes every option in a JSON Schema, in both languages', () => {
    const [ru, en] = (['ru', 'en'] as const).map((lang) => optionsSchema(connector, lang))
    expect([ru.type, en.type]).toEqual(['object', 'object'])
    const unsaid = (schema: typeof ru, language: RegExp) =>
      Object.entries(schema.properties ?? {}).filter(
        ([, option]) => typeof option !== 'object' || !language.test(option.description ?? ''),
      )
    expect(unsaid(ru, /[а-яё]/)).toEqual([])
    expect(unsaid(en, /^[^а-яё]+ [^а-яё]+$/)).toEqual([])
  })

  it('takes no option that it does not know, and needs none', () => {
    expect(connector.options.safeParse({}).success).toBe(true)
  })

  it('writes if, and only if, it has a target', () => {
    const { write, types } = connector.capabilities
    expect(connector.openTarget === undefined).toBe(write.length === 0)
    expect(write.filter((mode) => !LOAD_MODES.includes(mode))).toEqual([])
    const refused = Object.values(types).filter((type) => type.support === 'refused').length
    expect(refused === Object.keys(types).length).toBe(write.length === 0)
  })

  it('gives a reason for whatever it does not keep', () => {
    const silent = Object.entries(connector.capabilities.types).filter(
      ([, type]) => type.support !== 'native' && type.reason === '',
    )
    expect(silent).toEqual([])
  })
})
