import { sql, type Tx } from '../../../platform/database/query.ts'

/**
 * By which words of papers a school is meant today: its category, `lowEngagement` while a mark of low involvement in some
 * project holds (R181, R187), `adverse` for adverse social conditions (R004). An SQL array of the organisation `o`; both the
 * category and the marks are dated, so the day is the asker's.
 */
export const groupsOfSchool = ({ scope: { today } }: Tx) => sql`array_remove(array[
    (select c.category from organisation_category c where c.organisation_id = o.id and c.from_on <= ${today}::date and (c.until_on is null or c.until_on > ${today}::date)),
    case when exists (select 1 from organisation_attribute a where a.organisation_id = o.id and a.attribute like 'engagement:%' and a.value = 'low'
      and a.from_on <= ${today}::date and (a.until_on is null or a.until_on > ${today}::date)) then 'lowEngagement' end,
    case when o.adverse_social_conditions then 'adverse' end], null)`
