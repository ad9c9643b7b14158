'use client'

import type { Answer } from '@ai-etl/client/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { api } from './api.ts'

export type Job = Answer<'showJob'>

/** How long after a line that could not be opened another try is made. */
const AGAIN_MS = 3000

/** Whether a job has come to its end. */
export function isOver(job: Pick<Job, 'state'>): boolean {
  return job.state === 'succeeded' || job.state === 'failed' || job.state === 'cancelled'
}

/**
 * A job as it goes: its state, progress, and in the end its result or error. It reads the job once, follows its events,
 * goes on behind the last one seen when the line breaks, and reads the job again when it is over.
 * @param jobId null while there is none yet
 * @param listen takes the events that the job's kind tells besides `state` and `progress`: `log` and others by name
 * @public
 */
export function useJob(jobId: string | null, listen: Readonly<Record<string, (data: unknown) => void>> = {}) {
  const answers = useQueryClient()
  const key = ['showJob', jobId]
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.call('showJob', { params: { jobId: jobId ?? '' } }),
    enabled: jobId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const over = query.data !== undefined && isOver(query.data)
  const known = query.data !== undefined
  const names = Object.keys(listen).sort().join(' ')

  const hear = useEffectEvent((name: string, data: unknown) => {
    if (name === 'state') void answers.invalidateQueries({ queryKey: key })
    else if (name === 'progress')
      answers.setQueryData<Job>(key, (job) => job && { ...job, state: 'running', progress: data as Job['progress'] })
    else listen[name]?.(data)
  })

  useEffect(() => {
    if (jobId === null || !known || over) return
    return follow(jobId, ['state', 'progress', ...names.split(' ').filter(Boolean)], (name, data) => hear(name, data))
  }, [jobId, known, over, names])

  return { job: query.data ?? null, problem: query.error }
}

/** Follows the events of a job until the given function is called; a broken line is opened again where it broke. */
function follow(jobId: string, names: readonly string[], hear: (name: string, data: unknown) => void): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let after = 0

  function open() {
    source = new EventSource(api.url('jobEvents', { params: { jobId }, query: { after } }))
    for (const name of names)
      source.addEventListener(name, (event) => {
        after = Number(event.lastEventId) || after
        hear(name, JSON.parse(event.data))
      })
    source.addEventListener('error', () => {
      // The end of the job ends the line as well: reading the job says which it was, and renews a session that ran out.
      hear('state', null)
      // A line that only broke is opened again by the browser itself, with the id of the last event.
      if (source.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, AGAIN_MS)
    })
  }

  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
