'use client'

import { Download, Play } from 'lucide-react'
import { useLanguage } from '#lib/language-context.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Corridor } from '#ui/corridor.tsx'
import { Facts, KeyValues } from '#ui/facts.tsx'
import { Columns, Page, Stack } from '#ui/page.tsx'
import { Panel } from '#ui/panel.tsx'
import { Toaster } from '#ui/toast.tsx'
import { Controls } from './controls.tsx'
import { Floating } from './floating.tsx'
import { States } from './states.tsx'

/** Every part in its states. */
export function Foundations() {
  const lang = useLanguage()
  return (
    <>
      <Corridor
        lang={lang}
        here="run"
        stations={{
          source: { state: 'done', fact: '4,0 ГБ · 12 файлов', href: '/foundations?at=source' },
          profile: { state: 'done', fact: '27 колонок · 7 замечаний', href: '/foundations?at=profile' },
          advice: { state: 'attention', fact: 'условия изменились', href: '/foundations?at=advice' },
          tables: { state: 'done', fact: '2 таблицы · проверены', href: '/foundations?at=tables' },
          pipeline: { state: 'done', fact: '5 шагов · версия 7', href: '/foundations?at=pipeline' },
          run: { state: 'now', fact: '62 % · осталось 17 с', href: '/foundations?at=run' },
          report: { state: 'ahead' },
        }}
      />
      <Page
        title="Основы: цвет, шрифт, шаг, части"
        lead="Живой лист для сверки. Каждая часть стоит здесь во всех состояниях."
        actions={
          <>
            <Button>
              <Download aria-hidden /> Скачать
            </Button>
            <Button look="primary">
              <Play aria-hidden /> Запустить
            </Button>
          </>
        }
      >
        <Stack>
          <Facts
            facts={[
              { label: 'Принято строк', value: '5 743 322', note: '12 файлов, 3,98 ГБ' },
              { label: 'Отложено', value: '58', tone: 'bad', note: <LinkButton>с номером строки</LinkButton> },
              { label: 'Колонок', value: '27', note: '2 постоянные' },
              { label: 'Период', value: '12', unit: 'месяцев', note: '04.01.2021 — 30.12.2021' },
            ]}
          />
          <Columns of="half">
            <Stack>
              <Type />
              <Panel title="Имена и значения">
                <KeyValues
                  pairs={[
                    ['Формат', 'CSV, разделитель «;», кавычки «"»'],
                    ['Кодировка', 'UTF-8'],
                    ['Первая строка', 'названия 27 колонок, одинаковы во всех файлах'],
                  ]}
                />
              </Panel>
              <Floating />
            </Stack>
            <Stack>
              <Controls />
              <States />
            </Stack>
          </Columns>
        </Stack>
      </Page>
      <Toaster />
    </>
  )
}

const SCALE = [
  ['text-8', '34/40', 'отчёт'],
  ['text-7', '26/32', 'вывод страницы'],
  ['text-6', '20/28', 'числа'],
  ['text-5', '16/24', 'панель, чтение'],
  ['text-4', '14/20', 'основной'],
  ['text-3', '13/20', 'управление'],
  ['text-2', '12/16', 'подписи'],
  ['text-1', '11/16', 'графики'],
] as const

function Type() {
  return (
    <Panel title="Шрифт" fact="Golos Text, JetBrains Mono">
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {SCALE.map(([size, lines, use]) => (
          <li key={size} className="flex items-baseline justify-between gap-4">
            <span className={`${size} truncate`}>Билеты в музеи, 5 743 322</span>
            <span className="shrink-0 text-2 text-ink-3">
              {lines} {use}
            </span>
          </li>
        ))}
        <li className="font-mono text-2">0415706141 · 2021-08-18T16:01:14.583+03:00</li>
      </ul>
    </Panel>
  )
}
