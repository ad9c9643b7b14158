import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Dialects without a server here: all that they write must be SQL to two parsers that are not ours. */
const DIALECTS = ['redshift', 'snowflake', 'bigquery'] as const
const PARSERS = ['sqlglot', 'sqlparser-rs'] as const

const GOLDEN = join(import.meta.dirname, '../../../../../golden/targets/sql')

/** Of Redshift's documentation, and known to neither parser whole. */
const UNKNOWN_CLAUSES = /\n(?:DISTSTYLE|SORTKEY) AUTO/g

const SCRIPT = `
import json, sys, sqlglot, sqloxide

def sqlglot_texts(sql, dialect):
    trees = [tree for tree in sqlglot.parse(sql, read=dialect) if tree]
    return len(trees), [each.this for tree in trees for each in tree.find_all(sqlglot.exp.Literal) if each.is_string]

def sqlparser_texts(sql, dialect):
    trees = sqloxide.parse_sql(sql=sql, dialect=dialect)
    texts = []
    def visit(node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key.endswith("String") or key.endswith("StringLiteral"):
                    texts.append(value["value"] if isinstance(value, dict) else value)
                visit(value)
        elif isinstance(node, (list, tuple)):
            for each in node:
                visit(each)
    visit(trees)
    return len(trees), texts

given = json.load(sys.stdin)
read = {"sqlglot": sqlglot_texts, "sqlparser-rs": sqlparser_texts}[given["parser"]]
faults = []
for title, sql in given["statements"]:
    try:
        trees, texts = read(sql, given["dialect"])
        if trees != 1 and not title.startswith("file: "):
            faults.append([given["parser"], title, f"{trees} statements"])
        if title.startswith("hostile: ") and title[len("hostile: "):] not in texts:
            faults.append([given["parser"], title, f"the literal is read as {texts}"])
    except (sqlglot.errors.SqlglotError, ValueError) as error:
        faults.append([given["parser"], title, str(error)[:300], sql])
json.dump(faults, sys.stdout)
`

interface Parsing {
  readonly parser: (typeof PARSERS)[number]
  readonly dialect: string
  readonly statements: readonly (readonly [string, string])[]
}

async function faultsOf(parsing: Parsing): Promise<unknown> {
  const { python } = await pythonEnvironment('parsers')
  const child = spawn(python, ['-c', SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(parsing))
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
    for (const parser of PARSERS) expect(await faultsOf({ parser, dialect, statements })).toEqual([])
  })

  test('the files of the golden pipelines parse, load statements included', async () => {
    const statements = readdirSync(GOLDEN)
      .filter((file) => file.endsWith(`.${dialect}.sql`))
      .flatMap((file) =>
        readFileSync(join(GOLDEN, file), 'utf8')
          .split(/^(?=-- \S+\.sql$)/m)
          .map((part) => [`file: ${file}: ${part.split('\n', 1)[0]}`, part.replaceAll(UNKNOWN_CLAUSES, '')] as const),
      )
    expect(statements.filter(([title]) => title.endsWith('-- load.sql')).length).toBeGreaterThan(1)
    for (const parser of PARSERS) expect(await faultsOf({ parser, dialect, statements })).toEqual([])
  })
})
