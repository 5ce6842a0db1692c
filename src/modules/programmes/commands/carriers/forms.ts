import { shortDay } from '../../../../kernel/format.ts'
import { hasYear, shiftDay, withYears } from '../../../../kernel/year-shift.ts'
import type { Tx } from '../../../../platform/database/query.ts'
import { collectionsWithin, copyForm, formsOfMunicipality } from '../../../forms/public.ts'
import { type LeftBehind, NOTHING_CARRIED, plainLine } from '../../domain/year.ts'
import { type Carrier, type Carrying, ownerIn } from './carrier.ts'

/** A form whose name says the year is made anew; any other serves every year. Another municipality gets them all. */
const goes = (title: string, { isHere, years }: Carrying): boolean => !isHere || (years > 0 && hasYear(title))

/** A collection begins when a person opens it: last year's are named with the day that this year's would end on, and lead to a new one filled in after them. */
const pastCollections = async (tx: Tx, { source, years, known }: Carrying): Promise<LeftBehind[]> =>
  years === 0
    ? []
    : (await collectionsWithin(tx, source.municipality, source.programmeSpan)).map(
        ({ id, title, dueOn }) => ({
          title: `${title}: ${shortDay(dueOn)} → ${shortDay(shiftDay(dueOn, years, known).day)}`,
          kind: 'collection',
          reason: 'openAnew',
          href: `/collections/new?like=${id}`,
        }),
      )

/** Forms of the municipality itself: what letters and collections ask by. */
export const formCarrier: Carrier = {
  find: async (tx, carrying) => {
    const { source, municipality, years, isHere } = carrying
    const forms = await formsOfMunicipality(tx, source.municipality)
    const there = isHere ? forms : await formsOfMunicipality(tx, municipality)
    const taken = new Set(there.map(({ title }) => title))
    const fresh = forms.filter(
      ({ title }) => !taken.has(withYears(title, years)) || (isHere && !hasYear(title)),
    )
    return {
      ...NOTHING_CARRIED,
      lines: fresh
        .filter(({ title }) => goes(title, carrying))
        .map(({ id, title }) => plainLine('form', id, title)),
      behind: [
        ...fresh
          .filter(({ title }) => !goes(title, carrying))
          .map(({ title }): LeftBehind => ({ title, kind: 'form', reason: 'goesOn' })),
        ...(await pastCollections(tx, carrying)),
      ],
    }
  },
  carry: async (tx, { wanted }, carrying, work) => {
    for (const { kind, id, title } of wanted)
      if (kind === 'form')
        await copyForm(
          tx,
          { form: id, owner: ownerIn(carrying), title: withYears(title, carrying.years) },
          work,
        )
  },
}
