import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { pythonEnvironment } from '../../../../../services/python.ts'
import { SQL_DIALECTS } from './dialects.ts'
import { emitSelect } from './query.ts'
import { castPlans, operatorPlans } from './testing/expression-plans.ts'
import { scalarPlans } from './testing/function-plans.ts'
import { aggregatePlans, windowPlans } from './testing/group-plans.ts'
import { HOSTILE_TEXTS, hostilePlan } from './testing/hostile.ts'
import { opPlans, sortPlans } from './testing/op-plans.ts'

/** Dialects without a server here: all that they write must be SQL to a parser that is not ours. */
const DIALECTS = ['redshift', 'snowflake', 'bigquery'] as const

const SCRIPT = `
import json, sys, sqlglot
given = json.load(sys.stdin)
faults = []
for title, sql in given["statements"]:
    try:
        trees = sqlglot.parse(sql, read=given["dialect"])
        if len(trees) != 1:
            faults.append([title, "several statements"])
        for tree in trees:
            texts = [each.this for each in tree.find_all(sqlglot.exp.Literal) if each.is_string]
            if title.startswith("hostile: ") and title[len("hostile: "):] not in texts:
                faults.append([title, f"the literal is read as {texts}"])
    except sqlglot.errors.SqlglotError as error:
        faults.append([title, str(error)[:300]])
json.dump(faults, sys.stdout)
`

async function faultsOf(dialect: string, statements: readonly (readonly [string, string])[]): Promise<unknown> {
  const { python } = await pythonEnvironment('sqlglot')
  const child = spawn(python, ['-c', SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ dialect, statements }))
  return JSON.parse(await text(child.stdout))
}

describe.each(DIALECTS)('%s', (dialect) => {
  test('every statement parses, and hostile texts stay literals', async () => {
    const plans = [
      ...scalarPlans(),
      ...operatorPlans(),
      ...castPlans(),
      ...aggregatePlans(),
      ...windowPlans(),
      ...opPlans(),
      ...sortPlans(),
    ]
    const hostile = HOSTILE_TEXTS.map((each) => ({ title: `hostile: ${each}`, plan: hostilePlan(each) }))
    const statements = [...plans, ...hostile].flatMap(({ title, plan }): readonly (readonly [string, string])[] => {
      // Results of the cases are shown as texts, which these dialects do not promise for every type.
      const shown = plan.nodes[plan.nodes.length - 1]
      const { op } = shown
      const uncast =
        op.op === 'project'
          ? op.values.map((value) =>
              value.expression.kind === 'cast' ? { ...value, expression: value.expression.operand } : value,
            )
          : []
      const nodes =
        op.op === 'project' ? [...plan.nodes.slice(0, -1), { ...shown, op: { ...op, values: uncast } }] : plan.nodes
      const emitted = emitSelect({ ...plan, nodes }, shown.id, { dialect })
      return 'sql' in emitted ? [[title, emitted.sql]] : []
    })
    expect(SQL_DIALECTS[dialect].name).toBe(dialect)
    expect(statements.length).toBeGreaterThan(300)
    expect(await faultsOf(dialect, statements)).toEqual([])
  })
})
