'use client'

import type { Answer } from '@ai-etl/client/client'
import type { FieldProfile } from '@ai-etl/core/documents/profile'
import { bytes, type Language, number } from '@ai-etl/core/messages/language'
import { ruleTitle } from '@ai-etl/core/messages/titles'
import { profileTexts, readingTexts } from '@ai-etl/core/messages/web/profile'
import { ArrowRight, RotateCcw, X } from 'lucide-react'
import Link from 'next/link'
import { useLanguage, useTexts } from '#lib/language-context.tsx'
import { textsIn } from '#lib/texts.ts'
import { duration } from '#lib/times.ts'
import { useUrlState } from '#lib/url-state.ts'
import { Badge } from '#ui/badge.tsx'
import { breakable } from '#ui/breakable.tsx'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Table, Td, Th } from '#ui/table.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { FieldPanel } from './field-panel.tsx'
import { findingsOf, personalColumns } from './findings.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { Grid } from './grid.tsx'
import { readingOf } from './reading.ts'
import { Relations } from './relations.tsx'
import { type Selection, useSelection } from './selection.ts'

type Profiled = Answer<'lastProfile'>

interface ProfileViewProps {
  datasetId: string
  projectId: string
  profiled: Profiled
  edits: boolean
  /** The data are to be measured anew. */
  onAgain(): void
}

/** What is in the data: the conclusion, the figures, real rows under measured heads, and the findings. */
export function ProfileView({ datasetId, projectId, profiled, edits, onAgain }: ProfileViewProps) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  // The answer of the API is the profile document; its client's type says the same with readonly parts.
  const profile = profiled.profile as Parameters<typeof findingsOf>[0]
  const findings = findingsOf(profile, lang)
  const personal = personalColumns(profile)
  const [tab, setTab] = useUrlState<'columns' | 'rejected' | 'relations'>('tab', 'columns')
  const [tableName, setTable] = useUrlState<string>('table', profile.tables[0].name)
  const { field, selection, look, select } = useSelection()
  const table = profile.tables.find(({ name }) => name === tableName) ?? profile.tables[0]
  const looked = table.fields.find(({ name }) => name === field)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const columns = profile.tables.reduce((sum, { fields }) => sum + fields.length, 0)
  return (
    <Page
      title={t.title({
        rows: profile.rows + profile.rejectedCount,
        rejected: profile.rejectedCount,
        personal: personal.length,
        worst: errors.length === 0 ? null : `${ruleTitle(errors[0].rule, lang)} (${errors[0].field})`,
        more: errors.length - 1,
      })}
      lead={t.lead({
        rows: profile.rows + profile.rejectedCount,
        took: duration(profile.seconds * 1000, lang),
        sampled: profile.sampled,
        findings: findings.length,
      })}
      actions={
        <>
          {edits && (
            <Button look="quiet" onClick={onAgain}>
              <RotateCcw aria-hidden /> {t.again()}
            </Button>
          )}
          <Button asChild>
            <Link href={`/reports/new?dataset=${datasetId}&kind=data-quality`}>{t.report()}</Link>
          </Button>
          <Button look="primary" asChild>
            <Link href={`/datasets/${datasetId}/advice`}>
              {t.next()} <ArrowRight aria-hidden />
            </Link>
          </Button>
        </>
      }
    >
      <Stack>
        <div className="grid gap-2">
          <Summary profile={profile} />
          <Reading profile={profile} />
        </div>
        <Columns of="aside">
          {/* The rows stay in sight while the findings beside them are read. */}
          <Panel padded={false} className="lg:sticky lg:top-4 lg:self-start">
            <Tabs
              label={t.tabs()}
              value={tab}
              onValueChange={(value) => setTab(value as typeof tab)}
              tabs={[
                { value: 'columns', label: t.tabColumns({ n: columns }) },
                { value: 'rejected', label: t.tabRejected({ n: profile.rejectedCount }) },
                { value: 'relations', label: t.tabRelations({ n: profile.relations.length }) },
              ]}
            >
              <TabPanel value="columns">
                {(profile.tables.length > 1 || selection !== null) && (
                  <div className="flex flex-wrap items-center gap-2 px-4 py-2">
                    {profile.tables.length > 1 && (
                      <Segmented
                        label={t.table()}
                        value={table.name}
                        onChange={(name) => {
                          setTable(name)
                          look('')
                        }}
                        options={profile.tables.map(({ name }) => ({ value: name, label: name }))}
                      />
                    )}
                    {selection !== null && (
                      <Button size="small" title={t.clear()} onClick={() => look(field)}>
                        {t.selection({ field, what: wordsOf(selection, looked, lang) })} <X aria-hidden />
                        <span className="sr-only">{t.clear()}</span>
                      </Button>
                    )}
                  </div>
                )}
                <Grid
                  datasetId={datasetId}
                  table={table}
                  selection={selection}
                  field={field}
                  onField={(name) => look(name === field ? '' : name)}
                  onSelect={select}
                />
              </TabPanel>
              <TabPanel value="rejected">
                <Rejected profile={profile} />
              </TabPanel>
              <TabPanel value="relations">
                <Relations datasetId={datasetId} projectId={projectId} profile={profile} />
              </TabPanel>
            </Tabs>
          </Panel>
          <Stack>
            {looked && (
              <FieldPanel
                datasetId={datasetId}
                table={table.name}
                rows={table.rows}
                field={looked}
                overrides={profiled.overrides}
                edits={edits}
                selection={selection}
                onSelect={(chosen) => {
                  setTab('columns')
                  select(chosen)
                }}
              />
            )}
            <FindingsPanel
              profile={profile}
              onShow={(finding) => {
                setTab('columns')
                setTable(finding.table)
                select({ field: finding.field, rule: finding.rule })
              }}
            />
            {personal.length > 0 && (
              <Panel
                title={t.personalTitle()}
                actions={<Badge tone="personal">{t.columnsOf({ n: personal.length })}</Badge>}
              >
                <p className="break-words font-mono text-2" translate="no">
                  {personal.join(', ')}
                </p>
                <p className="mt-2 text-2 text-ink-2">{t.personalWhat()}</p>
              </Panel>
            )}
          </Stack>
        </Columns>
      </Stack>
    </Page>
  )
}

/** What is asked for of a column, for a reader. */
function wordsOf(selection: Selection, field: FieldProfile | undefined, lang: Language): string {
  if ('rule' in selection) return ruleTitle(selection.rule, lang)
  if ('value' in selection) return selection.value
  const bin = field?.histogram?.bins[selection.bin]
  return bin === undefined ? '' : textsIn(profileTexts, lang).between({ from: String(bin.from), to: String(bin.to) })
}

type ProfileDocument = Parameters<typeof findingsOf>[0]

function Summary({ profile }: { profile: ProfileDocument }) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  const [root] = profile.tables
  const fields = profile.tables.flatMap((table) => table.fields)
  const key = root.keys[0]
  const axis = root.timeAxis
  return (
    <Facts
      facts={[
        { label: t.accepted(), value: number(profile.rows, lang), note: bytes(profile.bytes, lang) },
        {
          label: t.setAside(),
          value: number(profile.rejectedCount, lang),
          ...(profile.rejectedCount > 0 && { tone: 'bad' as const }),
          note: profile.rejectedCount > 0 ? t.setAsideNote() : t.setAsideNone(),
        },
        {
          label: t.columns(),
          value: number(fields.length, lang),
          note: t.columnsNote({
            constant: fields.filter(({ constant }) => constant).length,
            unique: fields.filter(({ unique }) => unique).length,
          }),
        },
        {
          label: t.key(),
          value:
            key === undefined ? (
              t.keyNone()
            ) : (
              <span className="block whitespace-normal [overflow-wrap:anywhere] font-mono text-4" translate="no">
                {breakable(key.columns.join(', '))}
              </span>
            ),
          ...(key !== undefined && { note: t.keyNote() }),
        },
        ...(axis === null
          ? []
          : [
              {
                label: t.period(),
                value: (
                  <span className="block whitespace-normal text-4">
                    <span className="whitespace-nowrap">{axis.from.slice(0, 10)} –</span>{' '}
                    <span className="whitespace-nowrap">{axis.to.slice(0, 10)}</span>
                  </span>
                ),
                note: t.perDay({ n: axis.perDay }),
              },
            ]),
      ]}
    />
  )
}

/** Whether the file was understood: its encoding, its delimiter, what stood above the table. */
function Reading({ profile }: { profile: ProfileDocument }) {
  const t = useTexts(readingTexts)
  const said = readingOf(profile, useLanguage())
  if (said.length === 0) return null
  return (
    <p className="break-words text-2 text-ink-2">
      <span className="text-ink-3">{t.title()}:</span> {said.join(', ')}
    </p>
  )
}

function Rejected({ profile }: { profile: ProfileDocument }) {
  const t = useTexts(profileTexts)
  const lang = useLanguage()
  if (profile.rejected.length === 0) return <p className="p-4 text-ink-2">{t.setAsideNone()}</p>
  return (
    <Table caption={t.tabRejected({ n: profile.rejectedCount })}>
      <thead>
        <tr>
          <Th numeric>{t.line()}</Th>
          <Th numeric>{t.byte()}</Th>
          <Th>{t.rejectedRule()}</Th>
        </tr>
      </thead>
      <tbody>
        {profile.rejected.map(({ line, byte, detail }) => (
          <tr key={`${line} ${byte}`}>
            <Td numeric>{number(line, lang)}</Td>
            <Td numeric>{number(byte, lang)}</Td>
            <Td>{detail}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
