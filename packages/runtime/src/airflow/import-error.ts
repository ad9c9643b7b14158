/** A file that Airflow could not read as a DAG. */
export interface ImportError {
  /** Below the DAGs folder. */
  readonly file: string
  /** Airflow's trace, which ends with the place and the reason. */
  readonly trace: string
  /** When the file was read last. */
  readonly at: string
  /** Line of the file; null where the trace tells none. */
  readonly line: number | null
  /** The reason alone: `NameError: name 'nothing' is not defined`. */
  readonly reason: string
}

/** An error as the API of Airflow gives it, with its place found in the trace. */
export function importErrorOf(given: { filename: string; stack_trace: string; timestamp: string }): ImportError {
  const { filename: file, stack_trace: trace, timestamp: at } = given
  const name = file.slice(file.lastIndexOf('/') + 1)
  // The last frame of the file itself: those behind it are of libraries.
  const places = [...trace.matchAll(/^ *File "([^"]*)", line (\d+)/gm)].filter(([, path]) => path.endsWith(`/${name}`))
  const line = places.length === 0 ? null : Number(places[places.length - 1][2])
  const reason = trace.trimEnd().split('\n').at(-1) ?? ''
  return { file, trace, at, line, reason: reason.trim() }
}
