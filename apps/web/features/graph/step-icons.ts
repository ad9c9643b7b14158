import {
  AlignLeft,
  ArrowDownWideNarrow,
  Braces,
  Combine,
  Copy,
  Database,
  EyeOff,
  FileText,
  Filter,
  GitMerge,
  ListOrdered,
  type LucideIcon,
  PaintBucket,
  PencilLine,
  Plus,
  Scissors,
  Sigma,
  Table2,
  Type,
} from 'lucide-react'
import type { GraphNode } from './model.ts'

const STEPS: Readonly<Record<string, LucideIcon>> = {
  select: Table2,
  derive: Plus,
  rename: PencilLine,
  drop: Scissors,
  cast: Type,
  filter: Filter,
  join: GitMerge,
  aggregate: Sigma,
  window: ListOrdered,
  sort: ArrowDownWideNarrow,
  distinct: Copy,
  deduplicate: Copy,
  union: Combine,
  fill: PaintBucket,
  mask: EyeOff,
  sql: Braces,
}

/** The sign of a node: of its step's type, of a table or a file. */
export function iconOf({ section, about }: Pick<GraphNode, 'section' | 'about'>): LucideIcon {
  if (section === 'steps') return STEPS[about] ?? AlignLeft
  if (about.startsWith('postgresql') || about.startsWith('@')) return Database
  return about.startsWith('clickhouse') ? Table2 : FileText
}
