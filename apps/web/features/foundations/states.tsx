import { CalendarClock } from 'lucide-react'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { CodeBlock } from '#ui/code.tsx'
import { DropZone } from '#ui/drop-zone.tsx'
import { Empty } from '#ui/empty.tsx'
import { Note } from '#ui/note.tsx'
import { Panel } from '#ui/panel.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Bar, Progress } from '#ui/progress.tsx'
import { SkeletonLines } from '#ui/skeleton.tsx'
import { RowHead, Table, Td, Th } from '#ui/table.tsx'

/** Loading, error, empty, partial; tables and code. */
export function States() {
  return (
    <>
      <Panel title="Состояния" actions={<Badge tone="warn">по 11 из 12 файлов</Badge>}>
        <div className="grid gap-3">
          <Note>Пояснение: число измерено по набору.</Note>
          <Note tone="ok">Связь есть, читать можно все четыре таблицы.</Note>
          <Note tone="warn" actions={<Button>Загрузить июнь</Button>}>
            Итоги ниже не включают июнь: около 480 тыс. строк.
          </Note>
          <ProblemNote
            problem={{
              code: 'csv.truncated',
              message: 'Файл tickets-2021-06.csv не дочитан',
              where: 'байт 208 114 302',
              fix: 'Похоже, файл обрезан при копировании: загрузите его заново.',
            }}
            intact="Остальные 11 файлов прочитаны."
            onRetry={() => {}}
          />
          <Progress label="Загрузка" value={62} big />
          <Progress label="Чтение" value={null} />
          <Bar value={38} tone="warn" />
          <SkeletonLines lines={4} />
        </div>
      </Panel>
      <Panel padded={false} title="Запуски">
        <Empty icon={CalendarClock} title="Запусков ещё не было" actions={<Button>Пробный прогон</Button>}>
          Здесь будут ход, журнал и квитанции. Цель останется нетронутой до проверки.
        </Empty>
      </Panel>
      <Panel padded={false} title="Квитанции">
        <Table caption="Квитанции">
          <thead>
            <tr>
              <Th>Файл</Th>
              <Th numeric>Записано</Th>
              <Th>Когда</Th>
            </tr>
          </thead>
          <tbody>
            {[52, 51, 50].map((part) => (
              <tr key={part} aria-selected={part === 51}>
                <RowHead className="font-mono text-2">2021-07, часть {part}</RowHead>
                <Td numeric>65 536</Td>
                <Td>14:21:47</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Panel>
      <CodeBlock
        label="Права"
        code={'GRANT SELECT ON public.museums TO etl_reader;\nGRANT USAGE ON SCHEMA public TO etl_reader;'}
      />
      <DropZone title="Добавить файлы или перетащить сюда" onFiles={() => {}} />
    </>
  )
}
