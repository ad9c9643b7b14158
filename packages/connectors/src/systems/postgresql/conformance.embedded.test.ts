import { conformance } from '../../conformance/conformance.ts'
import { postgresql } from './index.ts'

const NATIVES = `smallint; real; numeric; numeric(5,2); numeric(3); numeric(20); varchar(3); name; oid; "char"; date;
  timestamp(0); timestamp(3); timestamptz(0); time(0); time(3); timetz; interval(0); interval year; interval year to month;
  interval day; interval minute; json; xml; cidr; macaddr; bit(3); bit varying(3); money; int4range; varchar(3)[];
  smallint[]; numeric(5,2)[]; real[]; timestamp(0)[]`

conformance(postgresql, {
  dialect: 'postgresql',
  database: 'postgresql:///conformance',
  existing: {
    create: (table, native) => `CREATE TABLE public."${table}" (id integer, v ${native})`,
    natives: NATIVES.split(/;\s+/),
  },
})
