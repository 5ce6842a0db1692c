import type { Carrier } from './carrier.ts'
import { formCarrier } from './forms.ts'
import { labelCarrier } from './labels.ts'
import { paperCarrier } from './papers.ts'
import { roadmapCarrier } from './roadmaps.ts'
import { teamCarrier } from './teams.ts'

/** What goes with a model of itself; modules to the right give theirs to the composition. */
export const OWN_CARRIERS: readonly Carrier[] = [
  teamCarrier,
  roadmapCarrier,
  paperCarrier,
  formCarrier,
  labelCarrier,
]
