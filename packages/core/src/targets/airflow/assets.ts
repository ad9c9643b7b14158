import type { Pipeline } from '../../pipeline/schema.ts'
import { pythonText } from '../pandas/python.ts'
import { assetName } from './places.ts'

/** Sources are what a task reads, targets what it makes new. */
export function assetsOf(
  { sources, targets }: Pipeline,
  filled: readonly string[] = Object.keys(targets),
): { readonly inlets: string; readonly outlets: string } {
  const list = (addresses: readonly string[]) =>
    `[${[...new Set(addresses.map(assetName))].map((each) => `Asset(${pythonText(each)})`).join(', ')}]`
  return {
    inlets: `inlets=${list(Object.values(sources).map(({ from }) => from))}`,
    outlets: `outlets=${list(filled.map((name) => targets[name].to))}`,
  }
}
