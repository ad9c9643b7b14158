import { NO_NODE, type PathTree, SEEN } from './path-tree.ts'

/** Element nodes that take a lone object or scalar, by the node it stands at; -1 where none does. */
export interface Singles {
  readonly object: Int32Array
  readonly scalar: Int32Array
}

/**
 * Where an object stands in one record and an array of objects in another (and so for scalars), the lone one is read as
 * an array of one: writers that drop the brackets around a single element make such input. The tree gains the lone
 * object's paths under the array's element.
 */
export function mergeSingles(tree: PathTree): Singles {
  const objects: [number, number][] = []
  const scalars: [number, number][] = []
  for (let node = 0; node < tree.size; node++) {
    if ((tree.kinds[node] & SEEN.OPAQUE) !== 0 || (tree.kinds[node] & SEEN.ARRAY) === 0) continue
    const element = tree.elementOf(node)
    if (element === NO_NODE) continue
    const both = tree.kinds[node] & tree.kinds[element]
    if ((both & SEEN.OBJECT) !== 0) {
      copyPaths(tree, node, element)
      tree.kinds[node] &= ~SEEN.OBJECT
      objects.push([node, element])
    }
    if ((both & SEEN.SCALAR) !== 0) {
      tree.kinds[node] &= ~SEEN.SCALAR
      scalars.push([node, element])
    }
  }
  return { object: asArray(tree.size, objects), scalar: asArray(tree.size, scalars) }
}

/** Adds the paths under `from` (but for its array elements) to those under `into`, and hides them at `from`. */
function copyPaths(tree: PathTree, from: number, into: number): void {
  for (const child of tree.childrenOf(from)) {
    if (child === into) continue
    const start = tree.nameStart[child]
    const twin = tree.intern(into, tree.names, start, tree.nameEnd[child])
    tree.kinds[twin] |= tree.kinds[child]
    tree.kinds[child] &= SEEN.ELEMENT
    copyPaths(tree, child, twin)
  }
}

function asArray(size: number, pairs: readonly (readonly [number, number])[]): Int32Array {
  const values = new Int32Array(size).fill(-1)
  for (const [node, element] of pairs) values[node] = element
  return values
}
