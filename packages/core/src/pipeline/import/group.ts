import { findFunction } from '../../expressions/functions/list.ts'
import { printExpression } from '../../expressions/print.ts'
import type { Call, Expression } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import type { Asked, Target } from './block.ts'
import type { Block, Importer } from './importer.ts'
import { freeAmong } from './steps.ts'
import { columnNamed, isWindowCall, mapParts, said, same, some } from './tree.ts'

/** Whether a tree holds an aggregate of its group; one with a window of its own is none. */
export function hasAggregate(tree: Expression): boolean {
  return some(tree, isAggregate)
}

function isAggregate(tree: Expression): tree is Call {
  return tree.kind === 'call' && !isWindowCall(tree) && findFunction(tree.name)?.kind === 'aggregate'
}

/** GROUP BY and HAVING as one step; what is left to compute is over its columns. */
export function grouped(
  importer: Importer,
  block: Block,
  asked: Asked,
  groups: readonly Expression[],
  having: Expression | null,
): Asked {
  const names = new Names()
  const keys = groups.reduce<readonly Target[]>((known, tree, i) => {
    if (known.some((key) => same(key.tree, tree))) return known
    const target = asked.targets.find((each) => same(each.tree, tree))
    const wanted = target?.name ?? (tree.kind === 'column' ? tree.name : `group_${i + 1}`)
    return [...known, { name: names.take(wanted), tree }]
  }, [])
  const values = new Values(
    names,
    asked.targets.filter(({ tree }) => isValue(tree)),
  )
  const after = (tree: Expression): Expression => {
    const known = keys.find((key) => same(key.tree, tree))?.name ?? values.nameOf(tree)
    if (known !== undefined) return columnNamed(known)
    if (isAggregate(tree)) return columnNamed(values.add(tree))
    if (tree.kind === 'column') throw importer.refusal(tree.at, phrase('select.not-grouped', { column: tree.name }))
    return mapParts(tree, after)
  }
  const targets = asked.targets.map(({ name, tree }) => ({ name, tree: after(tree) }))
  const order = asked.order.map((term) => ({ ...term, expression: after(term.expression) }))
  const kept = having && after(having)
  const input = importer.list.add(`${block.prefix}grouped`, {
    type: 'aggregate',
    input: asked.input,
    by: texts(keys),
    values: texts(values.all),
    ...(kept && { having: printExpression(kept) }),
  })
  const columns = [...keys, ...values.all].map((each) => each.name)
  return { input, columns, star: false, targets, order }
}

/** Whether a column of the list can be a value of the step as it is: nothing of the rows stands outside aggregates. */
function isValue(tree: Expression): boolean {
  const outside = (part: Expression): boolean =>
    part.kind === 'column' || isWindowCall(part) || (!isAggregate(part) && partsOutside(part).some(outside))
  return hasAggregate(tree) && !outside(tree)
}

function partsOutside(tree: Expression): readonly Expression[] {
  const parts: Expression[] = []
  mapParts(tree, (part) => {
    parts.push(part)
    return part
  })
  return parts
}

/** Values of the step: columns of the list, and aggregates that only others need. */
class Values {
  readonly all: Target[] = []
  readonly #names: Names

  constructor(names: Names, wanted: readonly Target[]) {
    this.#names = names
    for (const { name, tree } of wanted)
      if (this.nameOf(tree) === undefined) this.all.push({ name: names.take(name), tree })
  }

  nameOf(tree: Expression): string | undefined {
    const key = said(tree)
    return this.all.find((each) => said(each.tree) === key)?.name
  }

  add(tree: Call): string {
    const [of] = tree.arguments
    const name = this.#names.take(of?.kind === 'column' ? `${tree.name}_${of.name}` : tree.name)
    this.all.push({ name, tree })
    return name
  }
}

class Names {
  readonly #taken = new Set<string>()

  take(wanted: string): string {
    const name = freeAmong(wanted, (each) => this.#taken.has(each))
    this.#taken.add(name)
    return name
  }
}

export function texts(targets: readonly Target[]): Record<string, string> {
  return Object.fromEntries(targets.map(({ name, tree }) => [name, printExpression(tree)]))
}
