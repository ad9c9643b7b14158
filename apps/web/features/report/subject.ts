const ID = /^(?:(pipeline|run):)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Whether a report's subject is a dataset; else it is an address, a pipeline, a run or the server. */
export function isDataset(subject: string): boolean {
  return !subject.includes(':') && ID.test(subject)
}

/** What a report is about, as it is asked for: a dataset's id, `pipeline:ID`, `run:ID`, `server`, or an address. */
export function askedSubject(subject: string) {
  const [, kind, id] = ID.exec(subject) ?? []
  if (id === undefined) return subject === 'server' ? { server: true as const } : { address: subject }
  if (kind === 'pipeline') return { pipelineId: id }
  return kind === 'run' ? { runId: id } : { datasetId: id }
}
