let handed: readonly File[] = []

/** Keeps files that were dropped on one page for the page that uploads them; a reload forgets them. */
export function handFiles(files: Iterable<File>): void {
  handed = [...files]
}

/** Takes the files that another page handed over; each only once. @public */
export function takeFiles(): readonly File[] {
  const files = handed
  handed = []
  return files
}
