'use client'

import type { Artifact } from '@ai-etl/client/routes'
import { reportPageTexts } from '@ai-etl/core/messages/web/report'
import { Download } from 'lucide-react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'

const NAMES: Readonly<Record<string, string>> = { pdf: 'PDF', html: 'HTML', md: 'Markdown', json: 'JSON' }
const ORDER = Object.keys(NAMES)

/** The files of a report; the one for people comes first. */
export function Downloads({ artifacts }: { artifacts: readonly Artifact[] }) {
  const t = useTexts(reportPageTexts)
  if (artifacts.length === 0) return <p className="text-3 text-ink-2">{t.noFiles()}</p>
  const files = artifacts
    .map((artifact) => ({ ...artifact, format: artifact.name.slice(artifact.name.lastIndexOf('.') + 1) }))
    .sort((a, b) => ORDER.indexOf(a.format) - ORDER.indexOf(b.format))
  return (
    <ul className="flex flex-wrap gap-2">
      {files.map(({ id, name, format, bytes: size }, place) => (
        <li key={id}>
          <Button look={place === 0 ? 'primary' : 'plain'} asChild>
            <a
              href={api.url('downloadArtifact', { params: { artifactId: id } })}
              download={name}
              aria-label={t.file({ format: NAMES[format] ?? format, size })}
            >
              {place === 0 && <Download aria-hidden />} {NAMES[format] ?? format}
            </a>
          </Button>
        </li>
      ))}
    </ul>
  )
}
