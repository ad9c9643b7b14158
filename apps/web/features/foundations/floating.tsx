'use client'

import { Info } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Menu, MenuItem } from '#ui/menu.tsx'
import { Panel } from '#ui/panel.tsx'
import { Popover, Tooltip } from '#ui/popover.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { toast } from '#ui/toast.tsx'

/** What opens over the page, and tabs. */
export function Floating() {
  const [asked, setAsked] = useState(false)
  return (
    <Panel title="Всплывающее">
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAsked(true)}>Заменить таблицу</Button>
          <Button onClick={() => toast('Шаг monthly убран', { undo: () => {} })}>Уведомить</Button>
          <Menu align="start" trigger={<Button>Меню</Button>}>
            <MenuItem>Переименовать</MenuItem>
            <MenuItem>Скачать</MenuItem>
            <MenuItem disabled>Удалить</MenuItem>
          </Menu>
          <Popover label="Подробности" trigger={<Button>Подробности</Button>}>
            <p>142 значения, самое частое — «Музей Москвы».</p>
          </Popover>
          <Tooltip words="Число измерено по набору">
            <Button size="icon" look="quiet" aria-label="Пояснение">
              <Info aria-hidden />
            </Button>
          </Tooltip>
        </div>
        <Tabs
          label="Диалекты"
          defaultValue="clickhouse"
          tabs={[
            { value: 'clickhouse', label: 'ClickHouse' },
            { value: 'postgresql', label: 'PostgreSQL' },
            { value: 'hive', label: 'Hive' },
          ]}
        >
          <TabPanel value="clickhouse" className="py-3">
            MergeTree
          </TabPanel>
          <TabPanel value="postgresql" className="py-3">
            PARTITION BY RANGE
          </TabPanel>
          <TabPanel value="hive" className="py-3">
            STORED AS PARQUET
          </TabPanel>
        </Tabs>
      </div>
      <Confirm
        open={asked}
        onOpenChange={setAsked}
        title="Заменить таблицу city.monthly?"
        verb="Заменить таблицу"
        typed="monthly"
        onConfirm={() => new Promise((done) => setTimeout(done, 300))}
      >
        1 652 строки будут удалены и записаны заново. Старая версия хранится 7 дней.
      </Confirm>
    </Panel>
  )
}
