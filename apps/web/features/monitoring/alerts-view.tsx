'use client'

import type { Answer } from '@ai-etl/client/client'
import { alertTexts } from '@ai-etl/core/messages/web/monitoring'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { api } from '#lib/api.ts'
import { useTexts } from '#lib/language-context.tsx'
import { Badge } from '#ui/badge.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Empty } from '#ui/empty.tsx'
import { Columns, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'
import { toast } from '#ui/toast.tsx'
import { type AlertRule, AlertRuleForm } from './alert-rule-form.tsx'
import { Deliveries } from './deliveries.tsx'
import { MonitoringTabs } from './monitoring-tabs.tsx'

type Pipelines = Answer<'listPipelines'>['items']

interface AlertsViewProps {
  projectId: string
  rules: readonly AlertRule[]
  pipelines: Pipelines
  edits: boolean
}

/** Who is told what of a project, what was sent, and beside it the form of one more rule, or of the one changed. */
export function AlertsView({ projectId, rules, pipelines, edits }: AlertsViewProps) {
  const router = useRouter()
  const [changed, setChanged] = useState<AlertRule | null>(null)
  return (
    <Stack>
      <MonitoringTabs here="alerts" />
      <Columns of={edits ? 'aside' : 'half'}>
        <Stack>
          <RuleList rules={rules} pipelines={pipelines} edits={edits} onChange={setChanged} />
          <Deliveries projectId={projectId} rules={rules} />
        </Stack>
        {edits && (
          <AlertRuleForm
            // A form of another rule begins with its values.
            key={changed === null ? `new ${rules.length}` : changed.id + changed.updatedAt}
            projectId={projectId}
            pipelines={pipelines}
            changed={changed}
            onDone={() => {
              setChanged(null)
              router.refresh()
            }}
          />
        )}
      </Columns>
    </Stack>
  )
}

type RuleListProps = Omit<AlertsViewProps, 'projectId'> & { onChange(rule: AlertRule): void }

function RuleList({ rules, pipelines, edits, onChange }: RuleListProps) {
  const t = useTexts(alertTexts)
  const router = useRouter()
  const [removed, setRemoved] = useState<AlertRule | null>(null)
  const answers = useQueryClient()
  const test = useMutation({
    mutationFn: (alertRuleId: string) => api.call('testAlertRule', { params: { alertRuleId } }),
    onSuccess: () => {
      toast(t.tested())
      void answers.invalidateQueries({ queryKey: ['listAlertDeliveries'] })
    },
  })
  if (rules.length === 0)
    return (
      <Panel title={t.list()}>
        <Empty icon={BellRing} title={t.none()}>
          {t.noneWhat()}
        </Empty>
      </Panel>
    )
  return (
    <Panel title={t.list()} padded={false} footer={test.isError ? <ProblemNote problem={test.error} /> : undefined}>
      <Table caption={t.list()}>
        <thead>
          <tr>
            <Th>{t.name()}</Th>
            <Th>{t.event()}</Th>
            <Th>{t.pipeline()}</Th>
            <Th>{t.channel()}</Th>
            <Th>{t.recipients()}</Th>
            {edits && (
              <Th>
                <span className="sr-only">{t.actions()}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <RowHead className="font-medium">
                {rule.name} {!rule.enabled && <Badge>{t.off()}</Badge>}
              </RowHead>
              <Td>{t.eventName({ event: rule.event })}</Td>
              <Td>{pipelines.find(({ id }) => id === rule.pipelineId)?.name ?? t.whole()}</Td>
              <Td>{t[rule.channel]()}</Td>
              <Td className="min-w-40 [overflow-wrap:anywhere]">{rule.recipients.join(', ')}</Td>
              {edits && (
                <Td className="whitespace-nowrap">
                  <span className="flex gap-3">
                    <LinkButton
                      aria-label={t.testName({ name: rule.name })}
                      disabled={test.isPending}
                      onClick={() => test.mutate(rule.id)}
                    >
                      {t.test()}
                    </LinkButton>
                    <LinkButton aria-label={t.changeName({ name: rule.name })} onClick={() => onChange(rule)}>
                      {t.edit()}
                    </LinkButton>
                    <LinkButton aria-label={t.removeName({ name: rule.name })} onClick={() => setRemoved(rule)}>
                      {t.remove()}
                    </LinkButton>
                  </span>
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <Confirm
        open={removed !== null}
        onOpenChange={(open) => !open && setRemoved(null)}
        title={t.removeTitle({ name: removed?.name ?? '' })}
        verb={t.remove()}
        onConfirm={async () => {
          if (removed === null) return
          await api.call('deleteAlertRule', { params: { alertRuleId: removed.id } })
          router.refresh()
        }}
      >
        {t.removeWhat()}
      </Confirm>
    </Panel>
  )
}
