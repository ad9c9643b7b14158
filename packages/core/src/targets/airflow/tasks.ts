import type { Language, Message } from '../../messages/language.ts'
import type { CompiledFile, RefusedConstruct } from '../capability.ts'

/** What the tasks of a DAG are: statements within one database, pandas in Python, or the platform's own command. */
export const AIRFLOW_TASKS = ['query', 'python', 'command'] as const
export type AirflowTasks = (typeof AIRFLOW_TASKS)[number]

export interface AirflowOptions {
  /** The document itself, for the platform's own command; paths of files in it are absolute. */
  readonly text: string
  readonly lang: Language
  /** Null: a query where the pipeline can be one, else the command. */
  readonly tasks: AirflowTasks | null
  /** What the author wrote about steps, by their names. */
  readonly comments: Readonly<Record<string, string>>
  /** Further tags of the DAG. */
  readonly tags: readonly string[]
}

/** The tasks of a DAG with what they need of its module. */
export interface Tasks {
  /** Statements that import operators. */
  readonly imports: readonly string[]
  /** Code of the module that stands before the DAG. */
  readonly definitions: readonly string[]
  /** Arguments of the DAG beside those that all have. */
  readonly given: readonly string[]
  /** Statements within the DAG. */
  readonly statements: readonly string[]
  /** What lies beside the module. */
  readonly files: readonly CompiledFile[]
  readonly warnings: readonly Message<void>[]
}

/** Tasks, or why there can be none of the kind. */
export type TasksOrRefused = Tasks | { readonly refused: readonly RefusedConstruct[] }
