import type { Document, Scalar } from 'yaml'
import { isMap, isScalar, isSeq } from 'yaml'
import { z } from 'zod'
import { stepSchemas } from '../steps/schemas.ts'

/** A text of a document that is an expression, or a SELECT. */
export interface ExpressionText {
  readonly node: Scalar
  readonly kind: 'expression' | 'select'
}

/** As far as JSON Schema says where expressions stand. */
interface Form {
  readonly format?: string
  readonly properties?: Readonly<Record<string, Form>>
  readonly additionalProperties?: Form | boolean
  readonly items?: Form
}

const forms = new Map<string, Form>()

/** Every text of a document that is an expression or a SELECT: of its steps, by their forms, of macros and of checks. */
export function expressionTexts(document: Document): readonly ExpressionText[] {
  const found: ExpressionText[] = []
  const note = (node: unknown, kind: ExpressionText['kind']) => {
    if (isScalar(node) && typeof node.value === 'string') found.push({ node, kind })
  }
  const walk = (node: unknown, form: Form | undefined): void => {
    if (form === undefined) return
    if (form.format === 'expression' || form.format === 'condition') note(node, 'expression')
    else if (form.format === 'select') note(node, 'select')
    else if (isSeq(node)) for (const each of node.items) walk(each, form.items)
    else if (isMap(node))
      for (const { key, value } of node.items) walk(value, form.properties?.[nameOf(key)] ?? restOf(form))
  }
  for (const macro of valuesOf(document.get('macros', true)))
    if (isMap(macro)) note(macro.get('is', true), 'expression')
  for (const step of valuesOf(document.get('steps', true))) if (isMap(step)) walk(step, formOf(step.get('type')))
  const checks: unknown = document.get('checks', true)
  for (const check of isSeq(checks) ? checks.items : []) if (isMap(check)) note(check.get('holds', true), 'expression')
  return found
}

function valuesOf(map: unknown): readonly unknown[] {
  return isMap(map) ? map.items.map(({ value }) => value) : []
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

function restOf({ additionalProperties }: Form): Form | undefined {
  return typeof additionalProperties === 'object' ? additionalProperties : undefined
}

function formOf(type: unknown): Form | undefined {
  const name = String(type)
  if (!Object.hasOwn(stepSchemas, name)) return undefined
  const known = forms.get(name)
  if (known) return known
  // JSON Schema is far wider than what is looked at here.
  const form = z.toJSONSchema(stepSchemas[name as keyof typeof stepSchemas], { io: 'input' }) as Form
  forms.set(name, form)
  return form
}
