import { message } from '../language.ts'
import type { Prose } from '../phrase.ts'
import { runsTexts } from '../runs.ts'

/** Why a load leaves a row out, or cannot do what it is asked. */
export const loadPhrases = {
  'load.field-unknown': message<{ column: string }>({
    en: (p) => `${p.column} has a value, and the table no such column`,
    ru: (p) => `${p.column}: значение есть, а столбца в таблице нет`,
  }),
  'load.cursor-empty': message({ en: () => 'the cursor column is empty', ru: () => 'столбец курсора пуст' }),
  'load.key-empty': message<{ columns: string }>({
    en: (p) => `a column of the key (${p.columns}) is empty`,
    ru: (p) => `столбец ключа (${p.columns}) пуст`,
  }),
  'load.key-twice': message<{ columns: string; value: string }>({
    en: (p) => `an earlier row has ${p.value}`,
    ru: (p) => `в более ранней строке уже есть ${p.value}`,
  }),
  'load.row-refused': message<{ row: number; fault: Prose; rule: string }>({
    en: (p) => `row ${p.row}: ${p.fault} (${p.rule})`,
    ru: (p) => `строка ${p.row}: ${p.fault} (${p.rule})`,
  }),
  'run.is-over': message<{ state: string }>({
    en: (p) => `it is over (${p.state})`,
    ru: (p) => `он завершён (${p.state})`,
  }),
  'run.is-alive': message({ en: () => 'it is still under way', ru: () => 'он ещё идёт' }),
  'run.of-another': message<{ source: string; target: string; document: string }>({
    en: (p) => `it loaded ${p.source} into ${p.target}, which is nothing that ${p.document} does`,
    ru: (p) => `он загружал ${p.source} в ${p.target}, а ${p.document} этого не делает`,
  }),
  'quarantine.nothing': message({ en: () => 'it has rejected nothing', ru: () => 'отклонённых строк нет' }),
  'quarantine.of-source': message({
    en: () => 'they were set aside before steps that see many rows at once; run the pipeline again after mending them',
    ru: () => 'они отложены до шагов, которые видят много строк сразу; исправив их, запустите конвейер снова',
  }),
  'quarantine.target-needed': message({
    en: () => 'several targets have set rows aside; name the target that the file is for',
    ru: () => 'строки отложены у нескольких целей; назовите ту, для которой этот файл',
  }),
  'quarantine.password-gone': message({
    en: () => 'the address of its target carried a password, which is kept nowhere; give the address again',
    ru: () => 'в адресе цели был пароль, а пароли не хранятся; укажите адрес снова',
  }),
  'run.succeeded': runsTexts.succeeded,
  'run.failed': runsTexts.failed,
  'run.cancelled': runsTexts.cancelled,
  'run.unchanged': runsTexts.unchanged,
  'run.died': runsTexts.died,
  'operation.write': message({ en: () => 'write', ru: () => 'запись' }),
  'operation.query': message({ en: () => 'compute statements', ru: () => 'вычисление запросов' }),
  'operation.sql': message({ en: () => 'run SQL', ru: () => 'выполнение SQL' }),
  'operation.ledger': message({ en: () => 'keep a ledger', ru: () => 'ведение журнала загрузок' }),
  'operation.mode': message<{ mode: string }>({
    en: (p) => `load with --mode ${p.mode}`,
    ru: (p) => `загрузка с --mode ${p.mode}`,
  }),
}
