import type { FormDefinition } from '../definition.ts'
import { experienceForm, firstExperienceForm } from './experience.ts'

/** A form that comes with the program. A changed definition needs a new edition: published ones never change. */
export type DeliveredForm = {
  /** Fixed ids, so that every installation knows the form by the same address. */
  readonly id: string
  readonly name: string
  readonly editions: readonly { readonly id: string; readonly definition: FormDefinition }[]
}

export const DELIVERED_FORMS: readonly DeliveredForm[] = [
  {
    id: '01900000-0000-7000-8000-00000000f001',
    name: 'experience',
    editions: [
      { id: '01900000-0000-7000-8000-00000000f101', definition: firstExperienceForm },
      { id: '01900000-0000-7000-8000-00000000f102', definition: experienceForm },
    ],
  },
]
