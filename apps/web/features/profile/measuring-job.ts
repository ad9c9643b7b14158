/** Where this tab remembers the job that measures a dataset, so that a reload follows it on. */
const place = (datasetId: string) => `ai-etl-measuring-${datasetId}`

export function keepMeasuring(datasetId: string, jobId: string): void {
  window.sessionStorage.setItem(place(datasetId), jobId)
}

/** The job that measures a dataset, as far as this tab knows. */
export function measuringJob(datasetId: string): string | null {
  return window.sessionStorage.getItem(place(datasetId))
}

export function forgetMeasuring(datasetId: string): void {
  window.sessionStorage.removeItem(place(datasetId))
}
