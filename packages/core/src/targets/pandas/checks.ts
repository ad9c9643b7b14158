import { bindCondition } from '../../expressions/bind.ts'
import { readMacros } from '../../expressions/macros.ts'
import { parseValue } from '../../expressions/values.ts'
import { relatedColumns } from '../../pipeline/checks.ts'
import { parametersOf } from '../../pipeline/plan/lower.ts'
import type { Pipeline, PipelineCheckRule } from '../../pipeline/schema.ts'
import type { Frame } from '../python/run-body.ts'
import { type OperationScope, writerOf } from './operations.ts'
import { pythonText, pythonValue } from './python.ts'

/** A check of the document as a statement that stops the run before anything is given out. @throws Refused */
export function checkCode(check: PipelineCheckRule, pipeline: Pipeline, scope: OperationScope): string {
  const frame = scope.frame(check.on)
  const [name, given] = callOf(check, frame, pipeline, scope)
  return `${name}(${[pythonText(check.on), ...given].join(', ')})`
}

function callOf(
  check: PipelineCheckRule,
  frame: Frame,
  pipeline: Pipeline,
  scope: OperationScope,
): readonly [name: string, given: readonly string[]] {
  const rows = frame.variable
  if ('unique' in check) return ['check_unique', [rows, listOf(check.unique)]]
  if ('notNull' in check) return ['check_not_null', [rows, listOf(check.notNull)]]
  if ('accepted' in check) return ['check_accepted', [rows, acceptedOf(check.accepted, frame)]]
  if ('rows' in check) {
    const { atLeast, atMost } = check.rows
    return ['check_rows', [rows, `at_least=${atLeast ?? 'None'}`, `at_most=${atMost ?? 'None'}`]]
  }
  if ('relation' in check) {
    const pairs = relatedColumns(check.relation)
    const others = scope.frame(pairs[0].table).variable
    const names = listOf(pairs.map(({ name }) => name))
    return ['check_relation', [rows, listOf(pairs.map(({ column }) => column)), others, names]]
  }
  const { macros } = readMacros(pipeline.macros ?? {})
  const known = { columns: frame.node.columns, input: check.on, parameters: parametersOf(pipeline.params), macros }
  return ['check_holds', [writerOf(frame, scope).column(bindCondition(check.holds, known)).text]]
}

function acceptedOf(accepted: Readonly<Record<string, readonly (string | number | boolean)[]>>, frame: Frame): string {
  const entries = Object.entries(accepted).map(([name, values]) => {
    const type = frame.node.columns.find((each) => each.name === name)?.type ?? ({ kind: 'string' } as const)
    const items = values.flatMap((value) => {
      const read = parseValue(String(value), type)
      // What is no value of the type equals none.
      return read === undefined ? [] : [pythonValue(read, type)]
    })
    return `${pythonText(name)}: [${items.join(', ')}]`
  })
  return `{${entries.join(', ')}}`
}

function listOf(names: readonly string[]): string {
  return `[${names.map(pythonText).join(', ')}]`
}
