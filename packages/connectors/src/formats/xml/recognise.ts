import { EXCLAMATION, isSpace, LESS, NAME_END, QUESTION, startsWith } from './bytes.ts'

/** How sure the first bytes of a file are of XML: a declaration, or a tag where HTML does not begin. */
export function recogniseXml(head: Buffer): number {
  let at = 0
  while (at < head.length && isSpace(head[at])) at++
  if (head[at] !== LESS) return 0
  if (startsWith(head, at, '<?xml')) return 1
  if (/^<!doctype html|^<html/i.test(head.toString('latin1', at, at + 20))) return 0.3
  if (head[at + 1] === EXCLAMATION || head[at + 1] === QUESTION) return 0.9
  return at + 1 < head.length && NAME_END[head[at + 1]] === 0 && head.indexOf(0x3e, at) !== -1 ? 0.85 : 0
}
