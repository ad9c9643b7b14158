import { Cpu, Database, Import, type LucideIcon } from 'lucide-react'

/** What computes a part: a database, the engine of the platform, or a load row by row. */
export type Computing = 'database' | 'engine' | 'load'

const ICONS: Readonly<Record<Computing, LucideIcon>> = { database: Database, engine: Cpu, load: Import }

/** The sign of what computes a part. */
export function ComputingIcon({ by, className }: { by: Computing; className: string }) {
  const Icon = ICONS[by]
  return <Icon aria-hidden className={className} />
}
