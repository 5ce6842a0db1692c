import { NetworkPlan } from '../../../ui/charts/network.tsx'
import type { ScenarioProps } from './scenario.tsx'

const MOST_DRAWN = 60
const MOST_LETTERS = 22

export const Picture = ({ here, lines, places }: ScenarioProps) => {
  const { page } = here.p
  const mentees = lines.filter(({ kind }) => kind === 'lead')
  if (mentees.length > MOST_DRAWN) return <p class="muted">{page.pictureLarge}</p>
  const taken = new Map<string, number>()
  for (const { mentor } of mentees) if (mentor !== null) taken.set(mentor, (taken.get(mentor) ?? 0) + 1)
  const mentors = new Map(
    lines.flatMap(({ mentor, mentorName }) => (mentor === null ? [] : [[mentor, mentorName] as const])),
  )
  return (
    <NetworkPlan
      label={page.pictureLabel}
      caption={lines.some(({ kind }) => kind === 'subject') ? page.pictureSubjects : page.pictureCaption}
      mentees={mentees.map(({ mentee, menteeName, mentor }) => ({
        id: mentee,
        label: shortName(menteeName),
        orphan: mentor === null,
      }))}
      mentors={[...mentors].map(([id, name]) => ({
        id,
        label: shortName(name),
        note: taken.has(id) ? page.placesNote(taken.get(id) ?? 0, places.get(id) ?? 0) : page.bySubject,
      }))}
      links={lines.flatMap((line) =>
        line.mentor === null
          ? []
          : [
              {
                from: line.mentee,
                to: line.mentor,
                kind:
                  line.isByHand || line.isPinned ? 'chosen' : line.kind === 'subject' ? 'shifted' : 'plain',
              } as const,
            ],
      )}
    />
  )
}

/** «МБОУ «Моховская ООШ»» as it fits beside a knot. */
const shortName = (name: string): string => {
  const inside = /«(.+)»/u.exec(name)?.[1] ?? name
  return inside.length > MOST_LETTERS ? `${inside.slice(0, MOST_LETTERS - 1)}…` : inside
}
