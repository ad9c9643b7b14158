'use client'

import type { Ddl } from '@ai-etl/core/documents/ddl'
import { tablesTexts } from '@ai-etl/core/messages/web/advice'
import { useTexts } from '#lib/language-context.tsx'
import { useUrlState } from '#lib/url-state.ts'
import { Field, Select } from '#ui/field.tsx'
import { Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table, Td, Th } from '#ui/table.tsx'

type Kind = Ddl['choices'][number]['kind']
/** In the order of their weight: types are many and mostly plain. */
const KINDS: readonly Kind[] = ['partition', 'cluster', 'key', 'index', 'codec', 'type']

/** Every choice with its reason, and what was refused with its own. */
export function Choices({ ddl }: { ddl: Ddl }) {
  const t = useTexts(tablesTexts)
  const [kind, setKind] = useUrlState<Kind | 'all'>('kind', 'all')
  const choices = ddl.choices
    .filter((choice) => kind === 'all' || choice.kind === kind)
    .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
  return (
    <Stack>
      <Panel title={t.reasons()} fact={t.reasonsFact({ n: choices.length })} padded={false}>
        <div className="max-w-60 px-4 py-3">
          <Field label={t.filter()}>
            {(links) => (
              <Select {...links} value={kind} onChange={(event) => setKind(event.target.value as Kind | 'all')}>
                <option value="all">{t.all()}</option>
                {KINDS.map((each) => (
                  <option key={each} value={each}>
                    {t[each]()}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <Table caption={t.reasons()}>
          <thead>
            <tr>
              <Th>{t.kind()}</Th>
              <Th>{t.on()}</Th>
              <Th>{t.what()}</Th>
              <Th>{t.reason()}</Th>
            </tr>
          </thead>
          <tbody>
            {choices.map(({ kind: of, table, on, what, reason, evidence }) => (
              <tr key={`${of} ${table} ${on} ${what}`}>
                <Td className="text-2 text-ink-2">{t[of]()}</Td>
                <Td className="font-mono text-2">{on === '' ? table : on}</Td>
                <Td className="font-mono text-2">{what}</Td>
                <Td className="min-w-60 text-2" title={evidence}>
                  {reason}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Panel>
      {ddl.refused.length > 0 && (
        <Panel title={t.refused()} padded={false}>
          <Table caption={t.refused()}>
            <thead>
              <tr>
                <Th>{t.kind()}</Th>
                <Th>{t.what()}</Th>
                <Th>{t.reason()}</Th>
              </tr>
            </thead>
            <tbody>
              {ddl.refused.map(({ kind: of, what, reason }) => (
                <tr key={`${of} ${what} ${reason}`}>
                  <Td className="text-2 text-ink-2">{t[of]()}</Td>
                  <Td className="font-mono text-2">{what}</Td>
                  <Td className="min-w-60 text-2">{reason}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Panel>
      )}
    </Stack>
  )
}
