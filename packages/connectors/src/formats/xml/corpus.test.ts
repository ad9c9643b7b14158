import { testCorpus } from '../tree/test-case.ts'
import { broken } from './corpus/broken.ts'
import { layouts } from './corpus/layouts.ts'
import { structure } from './corpus/structure.ts'
import { values } from './corpus/values.ts'
import { xml } from './index.ts'

testCorpus(xml, 'XML corpus: layouts', layouts)
testCorpus(xml, 'XML corpus: structure', structure)
testCorpus(xml, 'XML corpus: values', values)
testCorpus(xml, 'XML corpus: broken', broken)
