'use client'

import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Badge, HiddenValue } from '#ui/badge.tsx'
import { Button, LinkButton } from '#ui/button.tsx'
import { Check, Field, Input, Select, TextArea } from '#ui/field.tsx'
import { Panel } from '#ui/panel.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Slider } from '#ui/slider.tsx'

/** What is pressed, chosen and filled in. */
export function Controls() {
  const [view, setView] = useState<'form' | 'yaml'>('form')
  const [share, setShare] = useState(80)
  return (
    <Panel title="Управление">
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <Button>Проверить связь</Button>
          <Button look="quiet">Отмена</Button>
          <Button look="danger">
            <Trash2 aria-hidden /> Удалить
          </Button>
          <Button disabled>Недоступно</Button>
          <Button size="small">Мелкая</Button>
          <Button size="icon" aria-label="Скачать">
            <Download aria-hidden />
          </Button>
          <LinkButton>Показать строки</LinkButton>
          <Segmented
            label="Вид"
            value={view}
            onChange={setView}
            options={[
              { value: 'form', label: 'Форма' },
              { value: 'yaml', label: 'YAML' },
            ]}
          />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone="ok">в порядке</Badge>
          <Badge tone="warn">риск</Badge>
          <Badge tone="bad">ошибка</Badge>
          <Badge tone="failed">сбой</Badge>
          <Badge tone="info">выбран</Badge>
          <Badge>мелочь</Badge>
          <Badge tone="personal">персональные</Badge>
          <HiddenValue>7985•••••65</HiddenValue>
        </div>
        <div className="grid gap-3 md:grid-cols-2">
          <Field label="Название" hint="Его увидят все в проекте.">
            {(links) => <Input {...links} placeholder="Например: Билеты, 2021" />}
          </Field>
          <Field label="Режим записи">
            {(links) => (
              <Select {...links} defaultValue="append">
                <option value="append">Дописать</option>
                <option value="replace">Заменить</option>
              </Select>
            )}
          </Field>
          <Field label="Порт" error="Порт — число от 1 до 65535. Третий знак похож на букву «З»: возможно, 5432.">
            {(links) => <Input {...links} mono defaultValue="54З2" />}
          </Field>
          <Field label="Описание">{(links) => <TextArea {...links} rows={2} />}</Field>
        </div>
        <Check label="Маскировать персональные данные" hint="На экране, в журнале и в отчётах." defaultChecked />
        <Slider
          label="Сводных запросов"
          words={`${share} %`}
          ends={['точечные', 'сводные']}
          min={0}
          max={100}
          value={share}
          onValue={setShare}
        />
      </div>
    </Panel>
  )
}
