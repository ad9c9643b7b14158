/** What all kinds of analysis share: a person waits, nothing is written, and a server that is away may come back. */
export const ANALYSIS = {
  lane: 'analysis',
  timeoutSeconds: 3600,
  retry: { times: 1, firstSeconds: 2 },
} as const
