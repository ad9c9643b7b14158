import { wordsOfName } from './names.ts'

/** Names that ask a question: `is_active`, `hasChildren`; and those that say what the value is: `admin_flag`, `признак_льготы`. */
const FLAG =
  /^_(is|has|was|does|did|can|should|есть|имеет|имеется|является)_|_(flag|flg|bool|boolean|yn|yes_no|priznak|nalichie|признак|флаг|флажок|наличие)_/u

/** Whether a field's name says that it holds yes or no: then 1 and 0 are these. */
export function isFlagName(name: string): boolean {
  return FLAG.test(wordsOfName(name))
}
