import { testCorpus } from '../tree/test-case.ts'
import { broken } from './corpus/broken.ts'
import { layouts } from './corpus/layouts.ts'
import { structure } from './corpus/structure.ts'
import { values } from './corpus/values.ts'
import { json } from './index.ts'

testCorpus(json, 'JSON corpus: layouts', layouts)
testCorpus(json, 'JSON corpus: structure', structure)
testCorpus(json, 'JSON corpus: values', values)
testCorpus(json, 'JSON corpus: broken', broken)
