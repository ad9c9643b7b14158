import { printExpression } from '../../expressions/print.ts'
import type { Expression } from '../../expressions/syntax.ts'
import { phrase } from '../../messages/phrase.ts'
import type { Asked, Target, Term } from './block.ts'
import { texts } from './group.ts'
import type { Block, Importer, Table } from './importer.ts'
import type { OrderBy } from './output.ts'
import { freeAmong } from './steps.ts'
import { same } from './tree.ts'

/**
 * The last steps of a SELECT: DISTINCT [ON], its columns, order and limit.
 * @param distinct null: all rows; one null within: DISTINCT; else the expressions of DISTINCT ON
 * @param limit adds LIMIT and OFFSET behind a step
 */
export function finish(
  importer: Importer,
  block: Block,
  asked: Asked,
  distinct: readonly (Expression | null)[] | null,
  limit: (input: string) => string,
): Table {
  const on = (distinct ?? []).filter((each) => each !== null)
  const from = on.length > 0 ? firstOfEach(importer, block, asked, on) : asked
  const all = distinct !== null && on.length === 0
  const { order } = from
  const plain = order.every((term) => term.target !== -1 || isKept(from, term))
  if (plain) {
    const projected = project(importer, block, from)
    let { input } = projected
    if (all) input = importer.list.add(`${block.prefix}distinct`, { type: 'distinct', input })
    const name = (term: Term) => (term.target === -1 ? by(term.expression) : from.targets[term.target].name)
    input = sorted(importer, block, input, order, name)
    return { ...projected, input: limit(input) }
  }
  if (all)
    throw importer.refusal(
      order.find((term) => term.target === -1)?.expression.at ?? 0,
      phrase('select.order-distinct'),
    )
  const input = sorted(importer, block, from.input, order, (term) => by(term.expression))
  return project(importer, block, { ...from, input: limit(input) })
}

/** Whether what is ordered by is still there behind `*`. */
function isKept({ star, targets }: Asked, { expression }: Term): boolean {
  return star && expression.kind === 'column' && targets.every((target) => target.name !== expression.name)
}

function sorted(
  importer: Importer,
  block: Block,
  input: string,
  order: readonly Term[],
  name: (term: Term) => string,
): string {
  if (order.length === 0) return input
  return importer.list.add(`${block.prefix}sorted`, { type: 'sort', input, orderBy: orderBy(order, name) })
}

function orderBy(order: readonly Term[], name: (term: Term) => string): OrderBy {
  return order.map((term) => ({ by: name(term), direction: term.direction, nulls: term.nulls }))
}

/** A column by its bare name, anything else as an expression. */
function by(tree: Expression): string {
  return tree.kind === 'column' ? tree.name : printExpression(tree)
}

/** DISTINCT ON: the first row of each key in the order of the SELECT. */
function firstOfEach(importer: Importer, block: Block, asked: Asked, on: readonly Expression[]): Asked {
  const computed: Target[] = []
  const taken = (name: string) => (asked.columns ?? []).includes(name) || computed.some((each) => each.name === name)
  const key = on.map((tree, i) => {
    if (tree.kind === 'column') return tree.name
    const name = freeAmong(`key_${i + 1}`, taken)
    computed.push({ name, tree })
    return name
  })
  const keyed =
    computed.length === 0
      ? asked.input
      : importer.list.add(`${block.prefix}keyed`, {
          type: 'derive',
          input: asked.input,
          values: texts(computed),
        })
  const input = importer.list.add(`${block.prefix}first`, {
    type: 'deduplicate',
    input: keyed,
    key,
    ...(asked.order.length > 0 && { orderBy: orderBy(asked.order, (term) => by(term.expression)) }),
    keep: 'first',
  })
  const columns = asked.columns && [...asked.columns, ...computed.map((each) => each.name)]
  return { ...asked, input, columns }
}

/** The columns of the list, by as little as it takes: nothing, further columns, or a list of all. */
function project(importer: Importer, block: Block, { input, columns, star, targets }: Asked): Table {
  const isItself = ({ name, tree }: Target) => tree.kind === 'column' && tree.name === name
  if (star) {
    const added = targets.filter((target) => !isItself(target))
    if (added.length === 0) return { input, columns: null }
    return {
      input: importer.list.add(`${block.prefix}derived`, { type: 'derive', input, values: texts(added) }),
      columns: null,
    }
  }
  const names = targets.map((target) => target.name)
  const rest = targets.slice(columns?.length ?? 0)
  const whole = columns?.every((name, i) => same(names[i], name) && targets[i] !== undefined && isItself(targets[i]))
  if (whole && rest.length === 0) return { input, columns: names }
  const add = whole
    ? importer.list.add(`${block.prefix}derived`, { type: 'derive', input, values: texts(rest) })
    : importer.list.add(`${block.prefix}selected`, { type: 'select', input, columns: texts(targets) })
  return { input: add, columns: names }
}
