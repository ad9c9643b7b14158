'use client'

import { useRef, useState } from 'react'
import { Upload } from 'tus-js-client'
import { api, csrfHeader } from '#lib/api.ts'

/** A file on its way to the server. */
export interface Sending {
  readonly key: number
  readonly name: string
  readonly total: number
  readonly done: number
  /** Bytes a second, over the whole way so far. */
  readonly rate: number
  readonly state: 'sending' | 'paused' | 'received' | 'failed'
  readonly uploadId: string | null
  readonly failure: Error | null
}

/** Bytes of a piece: one that is lost costs so much, and a server that stops waits for no more. */
const CHUNK = 16 * 1024 * 1024
/** Pauses before a piece that was lost is sent again, in milliseconds. */
const AGAIN = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000]

let lastKey = 0

/** Files being uploaded in pieces; a broken line is taken up where it broke, also after the page was closed. */
export function useUploads(projectId: string) {
  const [files, setFiles] = useState<readonly Sending[]>([])
  const running = useRef(new Map<number, Upload>())
  const change = (key: number, part: Partial<Sending>) =>
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...part } : file)))

  async function send(file: File) {
    lastKey += 1
    const key = lastKey
    const began = performance.now()
    let resumedAt = 0
    const { name, size: total } = file
    const first = { key, name, total, done: 0, rate: 0, state: 'sending', uploadId: null, failure: null } as const
    setFiles((all) => [...all, first])
    const upload = new Upload(file, {
      endpoint: api.url('beginUpload', { query: { projectId } }),
      chunkSize: CHUNK,
      retryDelays: AGAIN,
      metadata: { filename: name, filetype: file.type },
      removeFingerprintOnSuccess: true,
      onBeforeRequest: (request) => {
        for (const [header, value] of Object.entries(csrfHeader())) request.setHeader(header, value)
      },
      onShouldRetry: () => {
        change(key, { state: 'paused' })
        return true
      },
      onProgress: (done) => {
        if (resumedAt === 0) resumedAt = done
        const seconds = (performance.now() - began) / 1000
        change(key, { done, state: 'sending', rate: (done - Math.min(resumedAt, done)) / Math.max(0.1, seconds) })
      },
      onSuccess: () => {
        running.current.delete(key)
        const uploadId = upload.url?.split('/').at(-1)?.replace(/\?.*$/, '') ?? null
        change(key, { state: 'received', done: total, uploadId })
      },
      onError: (failure) => change(key, { state: 'failed', failure }),
    })
    running.current.set(key, upload)
    const [previous] = await upload.findPreviousUploads()
    if (previous) upload.resumeFromPreviousUpload(previous)
    upload.start()
  }

  return {
    files,
    add: (chosen: Iterable<File>) => {
      for (const file of chosen) void send(file)
    },
    stop: (key: number) => {
      void running.current.get(key)?.abort(true)
      running.current.delete(key)
      setFiles((all) => all.filter((file) => file.key !== key))
    },
  }
}
