import type { Child } from 'hono/jsx'
import type { Day } from '../../kernel/day.ts'
import type { Frame } from '../frame.ts'
import { usualSight } from '../low-vision.ts'

/** One shelf of the kitchen sink: the name in the margin, the parts in the column. */
export const Shelf = ({
  name,
  about,
  children,
}: {
  readonly name: string
  readonly about?: string | undefined
  readonly children: Child
}) => (
  <section class="m kit">
    <div class="side">
      <h2>{name}</h2>
      {about === undefined ? null : <p>{about}</p>}
    </div>
    <div class="stack col">{children}</div>
  </section>
)

/** An invented key of a command: nothing here is sent anywhere. */
export const SAMPLE_KEY = '01890000-0000-7000-8000-000000000000'

export const day = (text: string): Day => text as Day

/** Frame of an invented head of an invented school, for the kitchen sink and its tests. */
export const sampleFrame: Frame = {
  lang: 'ru',
  person: { name: 'Лозовская Н. П.', href: '/me' },
  place: 'МБОУ «Озёрская СОШ»',
  role: 'Директор, Заозёрский район',
  sections: [
    { href: '/assignments', label: 'Мои поручения', count: 7, urgent: true, current: true },
    { href: '/school', label: 'Наша школа', current: false },
    { href: '/deficits', label: 'Дефициты', current: false },
    { href: '/pair', label: 'Пара и договор', current: false },
    { href: '/method-days', label: 'Методические дни', current: false },
    { href: '/campaigns', label: 'Сборы сведений', count: 1, current: false },
    { href: '/documents', label: 'Документы', current: false },
  ],
  demo: { today: day('2022-11-10'), isPast: false, href: '/demo' },
  lowVision: usualSight,
  csrf: 'sample',
  path: '/dev/kitchen-sink',
}
