import { advicePageTexts } from '@ai-etl/core/messages/web/advice'
import { Ruler } from 'lucide-react'
import Link from 'next/link'
import { texts } from '#lib/preferences.ts'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Page } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'

/** In place of a station that rests on a profile that is not there yet. */
export async function MeasureFirst({ datasetId }: { datasetId: string }) {
  const t = await texts(advicePageTexts)
  return (
    <Page title={t.measureFirst()}>
      <Panel>
        <Empty
          icon={Ruler}
          title={t.measureFirst()}
          actions={
            <Button look="primary" asChild>
              <Link href={`/datasets/${datasetId}/profile`}>{t.toProfile()}</Link>
            </Button>
          }
        >
          {t.measureFirstWhat()}
        </Empty>
      </Panel>
    </Page>
  )
}
