import { PlatformError } from '../../../errors/error.ts'
import { INT, TEXT } from '../../../expressions/functions/definition.ts'
import type { ScalarName } from '../../../expressions/functions/names.ts'
import type { Typed } from '../../../expressions/typed.ts'
import { phrase } from '../../../messages/phrase.ts'
import { familyOf } from '../../../types/family.ts'
import { formatType } from '../../../types/logical.ts'
import type { StepBuilder, StepOf } from '../../plan/builder.ts'
import { columnOf, withValues } from '../../plan/builder.ts'

type Way = StepOf<'mask'>['columns'][string]

/**
 * hash: SHA-256 of the text, so that equal values stay equal; partial: first and last character, stars between;
 * null: nothing; year: the first day of the year.
 */
export function lowerMask(step: StepOf<'mask'>, build: StepBuilder): void {
  const input = build.input(step.input)
  const values = Object.entries(step.columns).map(([name, way]) => {
    const index = build.column(['columns', name], input.columns, name)
    return { name, expression: masked(build, name, columnOf(input.columns, index), way) }
  })
  build.finishProject(input, withValues(input.columns, values))
}

function masked(build: StepBuilder, name: string, column: Typed, way: Way): Typed {
  switch (way) {
    case 'null':
      return { kind: 'constant', type: column.type, value: null }
    case 'hash':
      return call('sha256', asText(column))
    case 'partial':
      return partial(asText(column))
    case 'year': {
      if (familyOf(column.type) === 'moment')
        return { kind: 'call', type: column.type, name: 'date_trunc', arguments: [text('year'), column] }
      const why = phrase('expression.moment-needed', { type: formatType(column.type) })
      build.fault(['columns', name], new PlatformError('expression.type', { expression: name, at: 1, why }))
      return column
    }
  }
}

/** A text of one or two characters is all stars. */
function partial(value: Typed): Typed {
  const length: Typed = { kind: 'call', type: INT, name: 'length', arguments: [value] }
  const hidden: Typed = { kind: 'arithmetic', type: INT, operator: '-', left: length, right: integer(2n) }
  const shown: Typed = {
    kind: 'concat',
    type: TEXT,
    left: {
      kind: 'concat',
      type: TEXT,
      left: call('left', value, integer(1n)),
      right: call('repeat', text('*'), hidden),
    },
    right: call('right', value, integer(1n)),
  }
  return {
    kind: 'case',
    type: TEXT,
    branches: [
      {
        when: { kind: 'compare', type: { kind: 'bool' }, operator: '<=', left: length, right: integer(2n) },
        result: call('repeat', text('*'), length),
      },
    ],
    otherwise: shown,
  }
}

function asText(value: Typed): Typed {
  return value.type.kind === 'string' ? value : { kind: 'cast', type: TEXT, operand: value }
}

function call(name: ScalarName, ...values: readonly Typed[]): Typed {
  return { kind: 'call', type: TEXT, name, arguments: values }
}

function text(value: string): Typed {
  return { kind: 'constant', type: TEXT, value }
}

function integer(value: bigint): Typed {
  return { kind: 'constant', type: INT, value }
}
