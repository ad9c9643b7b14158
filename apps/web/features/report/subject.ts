/** Whether a report's subject is a dataset; else it is an address. */
export function isDataset(subject: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject)
}
