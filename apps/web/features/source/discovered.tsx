'use client'

import type { Answer } from '@ai-etl/client/client'
import { bytes, number } from '@ai-etl/core/messages/language'
import { sourceTexts } from '@ai-etl/core/messages/web/source'
import { useMutation } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTaken } from '#features/profile/use-taken.ts'
import { api } from '#lib/api.ts'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { Button } from '#ui/button.tsx'
import { Field, Input } from '#ui/field.tsx'
import { Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Table, Td, Th } from '#ui/table.tsx'

interface DiscoveredProps {
  projectId: string
  connectionId: string
  name: string
  found: Answer<'discoverConnection'>
}

/** What a connection offers; several datasets may be taken at once and are measured together. */
export function Discovered({ projectId, connectionId, name, found }: DiscoveredProps) {
  const t = useTexts(sourceTexts)
  const lang = useLanguage()
  const openTaken = useTaken(projectId)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const take = useMutation({
    mutationFn: () => {
      const sources = [...chosen].map((dataset) => ({ connectionId, dataset }))
      return api.call('createDatasets', { query: { projectId }, body: { sources } })
    },
    onSuccess: ({ items }) => openTaken(items),
  })
  const shown = found.items.filter((item) => item.name.toLowerCase().includes(search.toLowerCase()))
  const toggle = (dataset: string) =>
    setChosen(
      (known) => new Set(known.has(dataset) ? [...known].filter((each) => each !== dataset) : [...known, dataset]),
    )
  return (
    <Page
      title={`${name}: ${t.tablesFact({ n: found.total })}`}
      lead={t.lead()}
      actions={
        <Button look="primary" disabled={chosen.size === 0 || take.isPending} onClick={() => take.mutate()}>
          {t.take({ n: chosen.size })} <ArrowRight aria-hidden />
        </Button>
      }
    >
      <Stack>
        {take.error && <ProblemNote problem={take.error} />}
        <Panel title={t.tables()} fact={t.tablesFact({ n: shown.length })} padded={false}>
          <div className="max-w-80 px-4 py-3">
            <Field label={t.search()}>
              {(links) => <Input {...links} value={search} onChange={(event) => setSearch(event.target.value)} />}
            </Field>
          </div>
          {shown.length === 0 ? (
            <p className="p-4 text-ink-2">{t.nothing()}</p>
          ) : (
            <Table caption={t.tables()}>
              <thead>
                <tr>
                  <Th>{t.table()}</Th>
                  <Th numeric>{t.columns()}</Th>
                  <Th numeric>{t.rows()}</Th>
                  <Th numeric>{t.size()}</Th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ name: dataset, columns, rows, bytes: size }) => (
                  <tr key={dataset} aria-selected={chosen.has(dataset)}>
                    <Td>
                      <label className="flex items-baseline gap-2 font-mono text-2">
                        <input
                          type="checkbox"
                          aria-label={t.choose({ name: dataset })}
                          className="size-4 translate-y-0.5"
                          checked={chosen.has(dataset)}
                          onChange={() => toggle(dataset)}
                        />
                        {dataset}
                      </label>
                    </Td>
                    <Td numeric>{number(columns.length, lang)}</Td>
                    <Td numeric>{rows === null ? '' : `${t.about()} ${number(rows, lang)}`}</Td>
                    <Td numeric>{size === null ? '' : bytes(size, lang)}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Panel>
      </Stack>
    </Page>
  )
}
