import { AGGREGATES } from '@ai-etl/core/expressions/functions/aggregates'
import { CONDITION_FUNCTIONS } from '@ai-etl/core/expressions/functions/conditions'
import type { FunctionDefinition, Parameter } from '@ai-etl/core/expressions/functions/definition'
import { MOMENT_FUNCTIONS } from '@ai-etl/core/expressions/functions/moments'
import { ALIASES } from '@ai-etl/core/expressions/functions/names'
import { ARRAY_FUNCTIONS, JSON_FUNCTIONS } from '@ai-etl/core/expressions/functions/nested'
import { NUMBER_FUNCTIONS } from '@ai-etl/core/expressions/functions/numbers'
import { TEXT_FUNCTIONS } from '@ai-etl/core/expressions/functions/text'
import { WINDOWS } from '@ai-etl/core/expressions/functions/windows'
import type { LogicalType } from '@ai-etl/core/types/logical'
import { formatType } from '@ai-etl/core/types/logical'
import { parseType } from '@ai-etl/core/types/parse'

const HEAD = `# Functions

What expressions may call, in steps, conditions and \`sql\`. A NULL argument gives NULL unless something else is said. Texts are counted in characters from 1. Regular expressions are RE2's. Names may be written in any letter case.

Beside functions there are \`or and not\`, \`= <> < <= > >=\`, \`is [not] null|true|false|unknown\`, \`is [not] distinct from\`, \`between\`, \`in (…)\`, \`like\`, \`ilike\`, \`~ ~* !~ !~*\` (regular expressions), \`||\`, \`+ - * / %\`, \`-> ->>\` (JSON), \`at time zone\`, \`::type\`, \`cast(x as type)\`, \`case\`, \`date '…'\`, \`interval '…'\` and \`:parameter\`.

\`gives\` is the type of the result; where it depends on the arguments, it stands beside theirs.

Generated from \`packages/core/src/expressions/functions\` by \`node tools/pages.ts\`.
`

const GROUPS: readonly (readonly [string, string, Readonly<Record<string, FunctionDefinition>>])[] = [
  ['Text', '', TEXT_FUNCTIONS],
  ['Numbers', '', NUMBER_FUNCTIONS],
  ['Dates and times', '', MOMENT_FUNCTIONS],
  ['Conditions', '', CONDITION_FUNCTIONS],
  ['JSON', '', JSON_FUNCTIONS],
  ['Lists', '', ARRAY_FUNCTIONS],
  [
    'Aggregates',
    'In `values` of aggregate, pivot and window. NULLs are left out. `distinct` before the argument, `order by` behind it and `filter (where …)` behind the brackets may be written; not in windows but for the filter.',
    AGGREGATES,
  ],
  ['Windows', 'In `values` of window, whose partition, order and frame they share.', WINDOWS],
]

/** docs/functions.md: every function with what it takes, gives and means. */
export function functionsPage(): string {
  const sections = GROUPS.map(([title, about, definitions]) => {
    const rows = Object.entries(definitions).map(([name, definition]) => row(name, definition))
    const head = ['| function | takes | gives | |', '|---|---|---|---|']
    return [`## ${title}`, '', ...(about === '' ? [] : [about, '']), ...head, ...rows, ''].join('\n')
  })
  return [HEAD, ...sections].join('\n')
}

function row(name: string, definition: FunctionDefinition): string {
  const { signature, takes, about, deterministic } = definition
  const also = Object.entries(ALIASES).flatMap(([alias, known]) => (known === name ? [`\`${alias}\``] : []))
  const told = [
    about.en,
    ...(also.length > 0 ? [`Also ${also.join(', ')}`] : []),
    ...(deterministic === false ? ['Another value at each run'] : []),
  ].join('. ')
  const types = takes === 'same' ? 'values of one type' : takes.map(parameterText).join(', ')
  return `| ${[`\`${signature}\``, types, givesText(definition), told].map(cell).join(' | ')} |`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}

function parameterText(parameter: Parameter): string {
  if (typeof parameter === 'object') return formatType(parameter)
  return parameter === 'comparable' ? 'any but JSON, lists and structs' : parameter
}

/** Types that stand for a class, to see what becomes of them. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  number: ['int32', 'int64', 'decimal(9,2)', 'float64'],
  moment: ['date', 'timestamp', 'timestamptz'],
  comparable: ['int64', 'string'],
  any: ['int64', 'string'],
  same: ['int64', 'string'],
  list: ['list<string>', 'list<int64>'],
  json: ['json'],
}

function givesText(definition: FunctionDefinition): string {
  const { takes, arity } = definition
  const parameters: readonly (Parameter | 'same')[] =
    takes === 'same' ? Array.from({ length: Math.max(2, arity[0]) }, () => 'same' as const) : takes
  const tried = samplesOf(parameters).map((types) => ({
    types,
    gives: definition.gives(
      types,
      types.map(() => null),
    ),
  }))
  const texts = [...new Set(tried.map(({ gives }) => formatType(gives)))]
  if (texts.length === 1) return texts[0]
  const place = parameters.findIndex((_, i) =>
    tried.every(({ types, gives }) => formatType(types[i]) === formatType(gives)),
  )
  if (place !== -1)
    return parameters.length === 1 || takes === 'same' ? 'the same type' : `the type of ${ORDINALS[place]}`
  return tried.map(({ types, gives }) => `${formatType(types[0])} → ${formatType(gives)}`).join('; ')
}
const ORDINALS = ['the first', 'the second', 'the third']

/** One choice of types for each sample of the parameters that have some; those of one type have it in all. */
function samplesOf(parameters: readonly (Parameter | 'same')[]): readonly (readonly LogicalType[])[] {
  const most = Math.max(1, ...parameters.map((each) => (typeof each === 'string' ? SAMPLES[each].length : 1)))
  return Array.from({ length: most }, (_, i) =>
    parameters.map((each) => (typeof each === 'string' ? parseType(SAMPLES[each][i % SAMPLES[each].length]) : each)),
  )
}
