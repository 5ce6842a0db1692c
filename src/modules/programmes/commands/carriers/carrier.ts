import type { DaysOff } from '../../../../kernel/year-shift.ts'
import type { Work } from '../../../../platform/command/work.ts'
import type { Tx } from '../../../../platform/database/query.ts'
import type { Model, Programme } from '../../domain/types.ts'
import type { Carried, Wanted } from '../../domain/year.ts'

/** From which model into which programme and municipality. */
export type Carrying = {
  readonly source: Model
  readonly programme: Programme
  readonly municipality: Model['municipality']
  /** School years between the two. */
  readonly years: number
  /** The same municipality goes on; another one takes this for an example. */
  readonly isHere: boolean
  readonly known: DaysOff
  /** Words of the source as they are said of the municipality that it goes to. */
  readonly say: (text: string) => string
}

/** What a person left ticked of one carrier's lines, and the terms that he set himself. */
export type Chosen = {
  readonly made: string
  readonly wanted: readonly Wanted[]
  readonly terms: ReadonlyMap<string, string>
}

/** Things of one kind that go with a model into another year: found and shown first, made after a person confirms. */
export type Carrier = {
  readonly find: (tx: Tx, carrying: Carrying) => Promise<Carried>
  readonly carry: (tx: Tx, chosen: Chosen, carrying: Carrying, work: Work) => Promise<void>
}

/** The node that everything made goes to. */
export const ownerIn = ({ source, municipality }: Carrying) => ({
  region: source.region,
  municipality,
  organisation: null,
})
